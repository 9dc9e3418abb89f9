/** The checker, tried. */
@NullMarked
package org.forewarn.matching.check;

import org.jspecify.annotations.NullMarked;
