/** Checks over HTTP, with limits and audit, from the stream's index. */
@NullMarked
package org.forewarn.matching.check.serving;

import org.jspecify.annotations.NullMarked;
