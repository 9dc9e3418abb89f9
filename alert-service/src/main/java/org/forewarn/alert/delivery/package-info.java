/** Dispatches become messages: lanes, waves, marks, retries, and what a provider must be able to do. */
@NullMarked
package org.forewarn.alert.delivery;

import org.jspecify.annotations.NullMarked;
