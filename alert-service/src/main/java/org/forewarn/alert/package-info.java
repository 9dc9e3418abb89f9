/** Cases in, warnings out: to the right people, once, and with word of what became of each message. */
@NullMarked
package org.forewarn.alert;

import org.jspecify.annotations.NullMarked;
