package org.forewarn.alert.feed.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a partner wants to be told.
 *
 * @param disabled why nothing is sent there; null: it is active
 */
record Webhook(
        UUID webhookId,
        String partnerId,
        URI url,
        @Nullable String disabled,
        Secrets secrets,
        Instant createdAt,
        Trouble trouble) {

    /**
     * Its secrets, sealed.
     *
     * @param previous signs too until {@code previousUntil}; null: there is none
     */
    record Secrets(
            byte[] now,
            byte @Nullable [] previous,
            @Nullable Instant previousUntil) {}

    /**
     * How it goes.
     *
     * @param failingSince since when nothing was taken; null: the last message was
     * @param failures tries in a row that failed
     * @param gone answers in a row that were 410
     * @param pausedUntil nothing is tried before; null: at once
     */
    record Trouble(
            @Nullable Instant failingSince,
            int failures,
            int gone,
            @Nullable Instant pausedUntil) {

        static final Trouble NONE = new Trouble(null, 0, 0, null);
    }
}
