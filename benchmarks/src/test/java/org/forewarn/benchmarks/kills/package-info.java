/** Tests of what looks for losses. */
@NullMarked
package org.forewarn.benchmarks.kills;

import org.jspecify.annotations.NullMarked;
