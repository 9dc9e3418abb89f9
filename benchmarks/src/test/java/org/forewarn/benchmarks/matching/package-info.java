/** Tests of the measurements of matching. */
@NullMarked
package org.forewarn.benchmarks.matching;

import org.jspecify.annotations.NullMarked;
