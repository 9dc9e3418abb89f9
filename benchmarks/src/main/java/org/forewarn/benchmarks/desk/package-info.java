/** The reviewer's desk when it is full: how fast its pages are, and how soon a case is a draft on it. */
@NullMarked
package org.forewarn.benchmarks.desk;

import org.jspecify.annotations.NullMarked;
