package org.forewarn.alert.inbound;

import java.time.Instant;

/**
 * A text from a phone, as a provider hands it over.
 *
 * @param provider whose name stands in the configuration
 * @param messageId the provider's own name for the text; empty: it has none
 * @param from the phone, with or without a plus; or a word, which cannot be answered
 * @param to the number it was sent to
 */
public record InboundText(String provider, String messageId, String from, String to, String body, Instant at) {

    /** Says nothing of who wrote what. */
    @Override
    public String toString() {
        return "InboundText[" + provider + "]";
    }
}
