/** The checker as it runs, tried. */
@NullMarked
package org.forewarn.matching.check.serving;

import org.jspecify.annotations.NullMarked;
