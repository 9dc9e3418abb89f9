/** Tests of measuring intake. */
@NullMarked
package org.forewarn.benchmarks.intake;

import org.jspecify.annotations.NullMarked;
