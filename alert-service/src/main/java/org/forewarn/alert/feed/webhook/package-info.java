/** Tells partners' own systems of issued warnings: an outbox, signed messages (Standard Webhooks), tries without haste. */
@NullMarked
package org.forewarn.alert.feed.webhook;

import org.jspecify.annotations.NullMarked;
