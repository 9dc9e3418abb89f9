/** Tests of {@code org.forewarn.matching.cases}. */
@NullMarked
package org.forewarn.matching.cases;

import org.jspecify.annotations.NullMarked;
