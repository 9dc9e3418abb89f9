package org.forewarn.alert.audience.web;

import java.util.UUID;
import org.forewarn.alert.audience.PublicWords;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Somebody who asks for a page.
 *
 * @param seat where they are; null: they have just come
 * @param words in the language that they read
 * @param chose whether they have just chosen it
 */
record Visit(ServerHttpRequest request, @Nullable Seat seat, PublicWords words, boolean chose) {

    /** Whose page may be shown to them. */
    @Nullable
    UUID memberId() {
        return seat == null ? null : seat.memberId();
    }

    Visit at(@Nullable Seat other) {
        return new Visit(request, other, words, chose);
    }

    String say(String key, Object... parts) {
        return words.say(key, parts);
    }
}
