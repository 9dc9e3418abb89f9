/** What an operator does from a terminal: charities and their keys, and the keyset that seals reports. */
@NullMarked
package org.forewarn.local.operator;

import org.jspecify.annotations.NullMarked;
