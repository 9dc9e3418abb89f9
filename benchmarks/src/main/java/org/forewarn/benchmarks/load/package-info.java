/** A cheap client for load: one thread, many kept connections, latency from the moment a request was due. */
@NullMarked
package org.forewarn.benchmarks.load;

import org.jspecify.annotations.NullMarked;
