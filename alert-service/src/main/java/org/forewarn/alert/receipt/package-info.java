/** What became of a message after a provider took it. */
@NullMarked
package org.forewarn.alert.receipt;

import org.jspecify.annotations.NullMarked;
