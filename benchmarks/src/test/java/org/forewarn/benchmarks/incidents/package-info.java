/** Tests of the generated reports. */
@NullMarked
package org.forewarn.benchmarks.incidents;

import org.jspecify.annotations.NullMarked;
