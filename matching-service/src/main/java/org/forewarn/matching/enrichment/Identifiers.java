package org.forewarn.matching.enrichment;

import java.util.Optional;
import org.forewarn.schemas.event.Identifier;
import org.forewarn.schemas.event.NormalisedIdentifier;

/** Identifiers of every type in the form they are compared in. */
final class Identifiers {

    /** Longer than any identifier; more is a text, and would only slow the patterns down. */
    private static final int MAX_LENGTH = 512;

    private Identifiers() {}

    /** Nothing when it cannot be read as what it is said to be. */
    static Optional<NormalisedIdentifier> normalise(Identifier identifier) {
        String given = identifier.getValue();
        if (given.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        var value = identifier.getPartial() ? part(given) : whole(identifier.getType(), given);
        return value.filter(text -> !text.isEmpty())
                .map(text -> new NormalisedIdentifier(
                        identifier.getType(), text, given, identifier.getPartial(), identifier.getConfidence()));
    }

    private static Optional<String> whole(String type, String given) {
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

    /** What is known of a partial identifier, without the signs that stand for the rest. */
    private static Optional<String> part(String given) {
        return Optional.of(
                Text.spaced(given).replaceAll("[^\\p{L}\\p{N}@._+ -]", "").strip());
    }
}
