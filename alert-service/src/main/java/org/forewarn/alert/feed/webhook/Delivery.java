package org.forewarn.alert.feed.webhook;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message for one webhook, and what became of it.
 *
 * @param messageId the same at every try
 * @param seq the order in which messages are sent
 * @param subject null: a ping
 * @param attempts how often it was tried since it was put in
 * @param queuedAt when it was put in, or in again by a replay
 * @param nextAt when it is tried next, as long as it is pending
 * @param outcome what came of the last try; null: there was none
 * @param status of the last answer; null: there was none
 */
record Delivery(
        UUID messageId,
        long seq,
        UUID webhookId,
        MessageType type,
        @Nullable Subject subject,
        State state,
        int attempts,
        Instant queuedAt,
        Instant nextAt,
        @Nullable Instant triedAt,
        @Nullable String outcome,
        @Nullable Integer status) {

    /** Which revision of which warning it tells of. */
    record Subject(UUID warningId, int revision) {}

    /** What becomes of a message; the words are public. */
    enum State {
        PENDING("pending"),
        DELIVERED("delivered"),
        /** It was not taken in time; a replay sends it again. */
        PARKED("parked"),
        /** When it was its turn the partner might not see it any more. */
        WITHHELD("withheld");

        private final String word;

        State(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        static State of(String word) {
            for (State state : values()) {
                if (state.word.equals(word)) {
                    return state;
                }
            }
            throw new IllegalArgumentException("no state of a message");
        }
    }

    /** The webhook-id header. */
    String header() {
        return "msg_" + messageId;
    }
}
