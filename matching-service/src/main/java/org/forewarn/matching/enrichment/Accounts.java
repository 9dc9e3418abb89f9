package org.forewarn.matching.enrichment;

import java.util.Optional;
import java.util.regex.Pattern;

/** Names under which somebody is known to a platform, a messenger or a payment service. */
final class Accounts {

    /** A messaging id with at least as many digits as the shortest British number, and nothing but a number's signs. */
    private static final Pattern LIKE_A_PHONE = Pattern.compile("[+(]?[0-9][0-9 ()./-]{8,}");

    /** Fewer signs are not an account, and would join strangers. */
    private static final int SHORTEST_ACCOUNT = 4;

    private Accounts() {}

    /** {@code @Mike_Leeds} and {@code mike_leeds } are one. */
    static Optional<String> handle(String given) {
        String text = Text.folded(given).replaceAll("\\s", "");
        int start = 0;
        while (start < text.length() && text.charAt(start) == '@') {
            start++;
        }
        return start == text.length() ? Optional.empty() : Optional.of(text.substring(start));
    }

    /** A messenger's id is mostly a phone number, else a handle. */
    static Optional<String> messagingId(String given) {
        return LIKE_A_PHONE.matcher(given.strip()).matches() ? Phones.e164(given) : handle(given);
    }

    /**
     * Sort code with number, IBAN, card number, the e-mail of a wallet or a cash tag: {@code 20-00-00 12345678} and
     * {@code 200000 12345678} are one.
     */
    static Optional<String> payment(String given) {
        if (given.indexOf('@') > 0) {
            return Emails.folded(given);
        }
        String account = Text.alphanumeric(given);
        return account.length() < SHORTEST_ACCOUNT ? Optional.empty() : Optional.of(account);
    }
}
