/** The operator's keyset, read once: narratives are opened with it, secrets of staff and of webhooks sealed. */
@NullMarked
package org.forewarn.alert.sealing;

import org.jspecify.annotations.NullMarked;
