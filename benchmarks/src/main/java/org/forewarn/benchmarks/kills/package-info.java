/** The promise behind a 202, kept while service and broker are killed under load. */
@NullMarked
package org.forewarn.benchmarks.kills;

import org.jspecify.annotations.NullMarked;
