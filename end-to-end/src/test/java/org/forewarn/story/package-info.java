/** What must hold of the suite as a whole, told by its real processes. */
@NullMarked
package org.forewarn.story;

import org.jspecify.annotations.NullMarked;
