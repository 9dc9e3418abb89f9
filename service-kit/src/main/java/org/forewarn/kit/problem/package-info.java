/** Answers that say what was wrong: RFC 9457 problems, the same from every service. */
@NullMarked
package org.forewarn.kit.problem;

import org.jspecify.annotations.NullMarked;
