/** Invented reports of invented people, with the truth about who did it; a seed repeats all of them. */
@NullMarked
package org.forewarn.benchmarks.incidents;

import org.jspecify.annotations.NullMarked;
