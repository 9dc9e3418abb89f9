/** How fast messages go out, how evenly, and how soon they go by another provider. */
@NullMarked
package org.forewarn.benchmarks.fanout;

import org.jspecify.annotations.NullMarked;
