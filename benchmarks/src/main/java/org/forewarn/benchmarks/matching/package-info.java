/** How well, and how fast, reports are matched: on generated reports whose truth is known, and beside Duke. */
@NullMarked
package org.forewarn.benchmarks.matching;

import org.jspecify.annotations.NullMarked;
