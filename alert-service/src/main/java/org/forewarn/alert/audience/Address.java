package org.forewarn.alert.audience;

import java.util.Locale;
import org.forewarn.kit.identifier.Emails;
import org.forewarn.schemas.event.Channel;

/**
 * Where somebody is reached.
 *
 * @param value phone as E.164, or an e-mail address as it was typed, its host in small letters
 */
public record Address(Channel channel, String value) {

    private static final int SHOWN_DIGITS = 3;

    /**
     * What is the same for all spellings of one mailbox: what is counted by it cannot be got round with dots and plus
     * signs. Not what is sent to, because only its host knows for certain.
     */
    public String folded() {
        return switch (channel) {
            case SMS -> value;
            case EMAIL -> Emails.folded(value).orElseGet(() -> value.toLowerCase(Locale.ROOT));
        };
    }

    /** Enough for its owner: {@code •••• ••• 123}, {@code a•••@example.org}. */
    public String masked() {
        return switch (channel) {
            case SMS -> "•••• ••• " + value.substring(Math.max(0, value.length() - SHOWN_DIGITS));
            case EMAIL ->
                value.substring(0, value.offsetByCodePoints(0, 1)) + "•••" + value.substring(value.lastIndexOf('@'));
        };
    }

    /** Not the address: it may end in a log. */
    @Override
    public String toString() {
        return "Address[" + channel + "]";
    }
}
