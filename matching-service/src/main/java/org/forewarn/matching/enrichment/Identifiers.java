package org.forewarn.matching.enrichment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.forewarn.kit.identifier.NormalForm;
import org.forewarn.kit.identifier.Text;
import org.forewarn.schemas.event.Identifier;
import org.forewarn.schemas.event.NormalisedIdentifier;

/** Identifiers of every type in the form they are compared in. */
final class Identifiers {

    /** People write two numbers into one field; more than a few are a list of something else. */
    private static final int MAX_IN_A_FIELD = 4;

    private static final Pattern BETWEEN = Pattern.compile("\\s*(?:[,;/&|]|\\bor\\b|\\band\\b)\\s*");

    /** What people write for what they do not know, and anything else that no identifier has. */
    private static final Pattern UNKNOWN_SIGNS = Pattern.compile("[^\\p{L}\\p{N}@._+ -]");

    private Identifiers() {}

    /** Nothing when it cannot be read as what it is said to be; several when one field holds several numbers. */
    static List<NormalisedIdentifier> normalise(Identifier identifier) {
        String given = identifier.getValue();
        if (given.length() > NormalForm.MAX_LENGTH) {
            return List.of();
        }
        List<String> values = identifier.getPartial()
                ? part(identifier.getType(), given).stream().toList()
                : values(identifier.getType(), given);
        return values.stream()
                .filter(text -> !text.isEmpty())
                .distinct()
                .map(text -> NormalisedIdentifier.newBuilder()
                        .setType(identifier.getType())
                        .setValue(text)
                        .setGiven(given)
                        .setPartial(identifier.getPartial())
                        .setConfidence(identifier.getConfidence())
                        .build())
                .toList();
    }

    private static List<String> values(String type, String given) {
        Optional<String> one = NormalForm.of(type, given);
        boolean divisible = type.equals("phone") || type.equals("email");
        if (one.isPresent() || !divisible) {
            return one.stream().toList();
        }
        String[] several = BETWEEN.split(given.strip());
        return several.length > MAX_IN_A_FIELD
                ? List.of()
                : Arrays.stream(several)
                        .flatMap(each -> NormalForm.of(type, each).stream())
                        .toList();
    }

    /** What is known of a partial identifier; of a number with the place of what is not. */
    private static Optional<String> part(String type, String given) {
        return type.equals("phone")
                ? Partial.phone(given).map(Partial::text)
                : Optional.of(
                        Text.spaced(UNKNOWN_SIGNS.matcher(Text.folded(given)).replaceAll("")));
    }
}
