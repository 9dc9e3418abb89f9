/** Tests of {@code org.forewarn.matching.linkage}. */
@NullMarked
package org.forewarn.matching.linkage;

import org.jspecify.annotations.NullMarked;
