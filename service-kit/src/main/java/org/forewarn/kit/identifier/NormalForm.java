package org.forewarn.kit.identifier;

import java.util.Optional;

/** The form in which an identifier of any type is compared. */
public final class NormalForm {

    /** Longer than any identifier; more is a text, and would only slow the patterns down. */
    public static final int MAX_LENGTH = 512;

    private NormalForm() {}

    /**
     * A whole identifier. Nothing when it cannot be read as what it is said to be, or says that it is not known.
     *
     * @param type as reports name it: {@code phone}, {@code email}, {@code social_handle} and so on
     */
    public static Optional<String> of(String type, String given) {
        if (given.length() > MAX_LENGTH || Words.nameNobody(given)) {
            return Optional.empty();
        }
        return switch (type) {
            case "phone" -> Phones.e164(given);
            case "email" -> Emails.folded(given);
            case "social_handle" -> Accounts.handle(given);
            case "platform_profile" -> Addresses.profile(given);
            case "messaging_id" -> Accounts.messagingId(given);
            case "payment_account" -> Accounts.payment(given);
            case "url" -> Addresses.page(given);
            // an address, or a type that a newer intake knows
            default -> Optional.of(Text.spaced(given));
        };
    }
}
