package org.forewarn.alert.audience;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person who is warned has told: valid.
 *
 * @param language BCP 47 tag
 * @param sms phone as E.164; null: no texts
 * @param email address; null: no e-mail
 * @param outwardCodes where they want to be warned; sorted, distinct, each in the table
 */
record Subscription(
        UUID recipientId,
        String language,
        TextChoice text,
        @Nullable String sms,
        @Nullable String email,
        List<String> outwardCodes) {

    Subscription {
        outwardCodes = List.copyOf(outwardCodes);
    }

    /** Says nothing of where or how to reach them: it may end in a log. */
    @Override
    public String toString() {
        return "Subscription[" + recipientId + "]";
    }
}
