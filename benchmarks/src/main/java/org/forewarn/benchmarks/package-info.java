/** What the suite must show under load, under kills and under nonsense; each a command of {@code ./forewarn bench}. */
@NullMarked
package org.forewarn.benchmarks;

import org.jspecify.annotations.NullMarked;
