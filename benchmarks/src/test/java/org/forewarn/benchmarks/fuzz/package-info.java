/** Tests of fuzzing. */
@NullMarked
package org.forewarn.benchmarks.fuzz;

import org.jspecify.annotations.NullMarked;
