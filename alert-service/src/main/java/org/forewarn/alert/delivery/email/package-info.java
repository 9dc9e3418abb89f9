/** E-mail over SMTP. */
@NullMarked
package org.forewarn.alert.delivery.email;

import org.jspecify.annotations.NullMarked;
