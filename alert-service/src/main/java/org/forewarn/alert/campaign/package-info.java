/** A warning into pages of dispatches, each page in one Kafka transaction. */
@NullMarked
package org.forewarn.alert.campaign;

import org.jspecify.annotations.NullMarked;
