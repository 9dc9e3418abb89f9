/** How much one charity may ask for in a while, so that its flood does not slow the others. */
@NullMarked
package org.forewarn.kit.limit;

import org.jspecify.annotations.NullMarked;
