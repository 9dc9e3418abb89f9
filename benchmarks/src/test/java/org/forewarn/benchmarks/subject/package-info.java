/** Tests of what is asked of the operating system. */
@NullMarked
package org.forewarn.benchmarks.subject;

import org.jspecify.annotations.NullMarked;
