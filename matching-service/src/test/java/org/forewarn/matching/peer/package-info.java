/** Asking other instances, tried. */
@NullMarked
package org.forewarn.matching.peer;

import org.jspecify.annotations.NullMarked;
