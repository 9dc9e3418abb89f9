/** How fast the stream from {@code reports} to {@code cases} is, how it grows, and how it comes back. */
@NullMarked
package org.forewarn.benchmarks.stream;

import org.jspecify.annotations.NullMarked;
