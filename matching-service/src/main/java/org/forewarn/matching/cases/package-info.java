/** Linked reports become cases: a graph that is kept as links come and go. Pure. */
@NullMarked
package org.forewarn.matching.cases;

import org.jspecify.annotations.NullMarked;
