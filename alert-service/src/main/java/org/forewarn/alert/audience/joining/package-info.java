/** Proving that an address is one's own: codes, how often they are sent and guessed, and what a proof leads to. */
@NullMarked
package org.forewarn.alert.audience.joining;

import org.jspecify.annotations.NullMarked;
