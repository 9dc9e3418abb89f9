/** Texts over SMPP 3.4. */
@NullMarked
package org.forewarn.alert.delivery.sms;

import org.jspecify.annotations.NullMarked;
