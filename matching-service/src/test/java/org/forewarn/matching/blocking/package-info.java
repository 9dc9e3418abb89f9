/** Tests of {@code org.forewarn.matching.blocking}. */
@NullMarked
package org.forewarn.matching.blocking;

import org.jspecify.annotations.NullMarked;
