/** Test messages that go the same way as all others, so that somebody notices when none arrives. */
@NullMarked
package org.forewarn.alert.canary;

import org.jspecify.annotations.NullMarked;
