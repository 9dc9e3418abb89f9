/** Nonsense in every shape that intake reads, and what must hold whatever is sent. */
@NullMarked
package org.forewarn.benchmarks.fuzz;

import org.jspecify.annotations.NullMarked;
