/** Explanations, tried. */
@NullMarked
package org.forewarn.matching.evidence;

import org.jspecify.annotations.NullMarked;
