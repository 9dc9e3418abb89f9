/** What was decided in the database reaches its topic, in order, whatever ends in between. */
@NullMarked
package org.forewarn.alert.outbox;

import org.jspecify.annotations.NullMarked;
