/** Which reports meet: blocking keys, blocks, and when a report has met everyone it should. Pure. */
@NullMarked
package org.forewarn.matching.blocking;

import org.jspecify.annotations.NullMarked;
