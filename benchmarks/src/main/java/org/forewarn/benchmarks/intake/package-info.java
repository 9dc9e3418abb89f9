/** How much intake takes, beside what Kafka's own producer writes to the same broker. */
@NullMarked
package org.forewarn.benchmarks.intake;

import org.jspecify.annotations.NullMarked;
