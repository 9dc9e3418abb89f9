/** Texts from phones: what they ask for, doing it, and one answer. */
@NullMarked
package org.forewarn.alert.inbound;

import org.jspecify.annotations.NullMarked;
