/** The intake service: HTTP in, durable events out. */
@NullMarked
package org.forewarn.intake;

import org.jspecify.annotations.NullMarked;
