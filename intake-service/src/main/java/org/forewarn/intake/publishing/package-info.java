/** Writing to Kafka so that "accepted" means durable. */
@NullMarked
package org.forewarn.intake.publishing;

import org.jspecify.annotations.NullMarked;
