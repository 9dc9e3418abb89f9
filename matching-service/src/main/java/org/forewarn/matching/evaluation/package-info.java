/** How well the engine links a table whose truth is known: reads it, estimates, scores, clusters and measures. */
@NullMarked
package org.forewarn.matching.evaluation;

import org.jspecify.annotations.NullMarked;
