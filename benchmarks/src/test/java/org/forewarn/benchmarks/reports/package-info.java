/** Tests of the reports to send. */
@NullMarked
package org.forewarn.benchmarks.reports;

import org.jspecify.annotations.NullMarked;
