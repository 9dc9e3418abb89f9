/** Reports to send: the shapes and sizes of the samples, each with a reference of its own. */
@NullMarked
package org.forewarn.benchmarks.reports;

import org.jspecify.annotations.NullMarked;
