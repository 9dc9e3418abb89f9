/** Tests of the load generator. */
@NullMarked
package org.forewarn.benchmarks.load;

import org.jspecify.annotations.NullMarked;
