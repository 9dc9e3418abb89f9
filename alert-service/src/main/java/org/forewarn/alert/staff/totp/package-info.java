/** One-time passwords by time (RFC 6238), and how an authenticator learns the secret. Pure. */
@NullMarked
package org.forewarn.alert.staff.totp;

import org.jspecify.annotations.NullMarked;
