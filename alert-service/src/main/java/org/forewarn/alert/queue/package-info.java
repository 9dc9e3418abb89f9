/** The queue: what waits for a person, the most pressing first, live; and what is done to several at once. */
@NullMarked
package org.forewarn.alert.queue;

import org.jspecify.annotations.NullMarked;
