/** Tests of the commands. */
@NullMarked
package org.forewarn.benchmarks;

import org.jspecify.annotations.NullMarked;
