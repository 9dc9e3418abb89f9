/** Asking the instance whose stores hold the answer: itself, or another one over HTTP. */
@NullMarked
package org.forewarn.matching.peer;

import org.jspecify.annotations.NullMarked;
