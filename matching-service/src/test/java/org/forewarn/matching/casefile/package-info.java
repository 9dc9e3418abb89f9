/** Looking into cases, tried. */
@NullMarked
package org.forewarn.matching.casefile;

import org.jspecify.annotations.NullMarked;
