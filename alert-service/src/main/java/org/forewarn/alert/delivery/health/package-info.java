/** Whether a provider can be trusted with messages now, and with how many of them: pure, by the clock it is given. */
@NullMarked
package org.forewarn.alert.delivery.health;

import org.jspecify.annotations.NullMarked;
