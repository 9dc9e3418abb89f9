package org.forewarn.alert.audience;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an organisation uploads of a person who is warned: valid.
 *
 * @param language BCP 47 tag
 * @param sms phone as E.164; null: no texts
 * @param email address; null: no e-mail
 * @param outwardCodes where they want to be warned; sorted, distinct, each in the table
 * @param told what was said of their wishes; the rest stays as the person has it
 */
record Subscription(
        UUID recipientId,
        String language,
        TextChoice text,
        @Nullable String sms,
        @Nullable String email,
        List<String> outwardCodes,
        Told told) {

    /**
     * Wishes of which each may be left unsaid.
     *
     * @param kinds null: not said
     * @param quietHours null: none, if it was said
     * @param digest null: not said
     * @param pausedUntil null: not paused, if it was said
     */
    record Told(
            @Nullable Set<IncidentKind> kinds,
            boolean saysQuietHours,
            @Nullable QuietHours quietHours,
            @Nullable Boolean digest,
            boolean saysPause,
            @Nullable Instant pausedUntil) {

        static final Told NOTHING = new Told(null, false, null, null, false, null);
    }

    Subscription {
        outwardCodes = List.copyOf(outwardCodes);
    }

    /** Without the channels that they have left; null when none remains. */
    @Nullable
    Subscription without(boolean smsLeft, boolean emailLeft) {
        String remainingSms = smsLeft ? null : sms;
        String remainingEmail = emailLeft ? null : email;
        return remainingSms == null && remainingEmail == null
                ? null
                : new Subscription(recipientId, language, text, remainingSms, remainingEmail, outwardCodes, told);
    }

    /** Says nothing of where or how to reach them: it may end in a log. */
    @Override
    public String toString() {
        return "Subscription[" + recipientId + "]";
    }
}
