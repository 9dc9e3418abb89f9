/** Explanations, tried. */
@NullMarked
package org.forewarn.kit.evidence;

import org.jspecify.annotations.NullMarked;
