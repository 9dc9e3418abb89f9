package org.forewarn.alert.audience;

import java.util.UUID;

/**
 * A person who is warned, without their addresses.
 *
 * @param language BCP 47 tag of the texts they want
 * @param sms whether they chose texts
 * @param email whether they chose e-mail
 * @param outwardCode a place in which the warning reaches them; empty: not asked
 * @param wishes when, and of what, they want to hear
 */
public record Recipient(
        UUID recipientId,
        String language,
        TextChoice text,
        boolean sms,
        boolean email,
        String outwardCode,
        Wishes wishes) {

    public Recipient(UUID recipientId, String language, TextChoice text, boolean sms, boolean email) {
        this(recipientId, language, text, sms, email, "");
    }

    public Recipient(
            UUID recipientId, String language, TextChoice text, boolean sms, boolean email, String outwardCode) {
        this(recipientId, language, text, sms, email, outwardCode, Wishes.NONE);
    }
}
