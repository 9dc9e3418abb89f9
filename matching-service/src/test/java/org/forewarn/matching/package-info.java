/** The service as a whole: its graph, its packages, its run on a real broker. */
@NullMarked
package org.forewarn.matching;

import org.jspecify.annotations.NullMarked;
