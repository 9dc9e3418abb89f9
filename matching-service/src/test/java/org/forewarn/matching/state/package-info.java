/** Tests of {@code org.forewarn.matching.state}. */
@NullMarked
package org.forewarn.matching.state;

import org.jspecify.annotations.NullMarked;
