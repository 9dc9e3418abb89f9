/** Tests of {@code org.forewarn.matching.evaluation}. */
@NullMarked
package org.forewarn.matching.evaluation;

import org.jspecify.annotations.NullMarked;
