/** Addresses to which nothing is sent any more: a topic of its own, known in every instance, asked before each message. */
@NullMarked
package org.forewarn.alert.suppression;

import org.jspecify.annotations.NullMarked;
