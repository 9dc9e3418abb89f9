/** Tests of {@code org.forewarn.matching.stream}. */
@NullMarked
package org.forewarn.matching.stream;

import org.jspecify.annotations.NullMarked;
