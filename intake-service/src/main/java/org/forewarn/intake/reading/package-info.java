/** From JSON that nobody vouches for to values that hold, or to every reason why not. */
@NullMarked
package org.forewarn.intake.reading;

import org.jspecify.annotations.NullMarked;
