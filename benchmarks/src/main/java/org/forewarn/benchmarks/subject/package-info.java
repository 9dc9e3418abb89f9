/** The intake that is looked at: a charity of it, and what the operating system knows of its processes. */
@NullMarked
package org.forewarn.benchmarks.subject;

import org.jspecify.annotations.NullMarked;
