/** Encryption of what must not lie readable in the broker, and keyed fingerprints of what must not lie there at all. */
@NullMarked
package org.forewarn.schemas.sealing;

import org.jspecify.annotations.NullMarked;
