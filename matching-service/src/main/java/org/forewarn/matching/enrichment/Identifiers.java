package org.forewarn.matching.enrichment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.forewarn.kit.identifier.Addresses;
import org.forewarn.kit.identifier.NormalForm;
import org.forewarn.kit.identifier.Text;
import org.forewarn.schemas.event.Identifier;
import org.forewarn.schemas.event.NormalisedIdentifier;

/** Identifiers of every type in the form they are compared in. */
final class Identifiers {

    /** People write two numbers into one field; more than a few are a list of something else. */
    private static final int MAX_IN_A_FIELD = 4;

    private static final Pattern BETWEEN = Pattern.compile("\\s*(?:[,;/&|\\r\\n]|\\bor\\b|\\band\\b)\\s*|\\s+-\\s+");

    /** A word of a sentence has no such sign: {@code Smith, Mike} is a name, {@code mike_s, mike99} are two. */
    private static final Pattern UNLIKE_A_WORD = Pattern.compile("@.*|.*[\\p{N}_.].*");

    /** Fewer digits fit too many, when nobody said that they are a part. */
    private static final int FEWEST_DIGITS = 4;

    /** What people write for what they do not know, and anything else that no identifier has. */
    private static final Pattern UNKNOWN_SIGNS = Pattern.compile("[^\\p{L}\\p{N}@._+ -]");

    private Identifiers() {}

    /** What one field says. */
    private record Read(String type, String value, boolean partial) {}

    /** Nothing when it cannot be read as what it is said to be; several when one field holds several numbers. */
    static List<NormalisedIdentifier> normalise(Identifier identifier) {
        String given = identifier.getValue();
        if (given.length() > NormalForm.MAX_LENGTH) {
            return List.of();
        }
        String type = identifier.getType();
        return (identifier.getPartial() ? parts(type, given) : wholes(type, given))
                .stream()
                        .filter(read -> !read.value().isEmpty())
                        .distinct()
                        .map(read -> NormalisedIdentifier.newBuilder()
                                .setType(read.type())
                                .setValue(read.value())
                                .setGiven(given)
                                .setPartial(read.partial())
                                .setConfidence(identifier.getConfidence())
                                .build())
                        .toList();
    }

    private static List<Read> wholes(String type, String given) {
        Optional<String> one = NormalForm.of(type, given);
        if (one.isPresent()) {
            return List.of(new Read(type, one.get(), false));
        }
        return switch (type) {
            case "phone" -> phones(given);
            case "email" -> whole(type, severalOr(type, given, () -> EmailFinder.field(given)));
            case "social_handle" -> handles(given);
            default -> List.of();
        };
    }

    /** Several numbers, one in words, or one that says itself that it is a part: {@code ends in 900123}. */
    private static List<Read> phones(String given) {
        List<Read> whole = whole("phone", severalOr("phone", given, () -> PhoneFinder.field(given)));
        if (!whole.isEmpty() || !Partial.saysSo(given)) {
            return whole;
        }
        return parts("phone", given).stream()
                .filter(part -> part.value().chars().filter(Character::isDigit).count() >= FEWEST_DIGITS)
                .toList();
    }

    private static List<Read> handles(String given) {
        Optional<String> profile = Addresses.page(Text.spaced(given)).filter(page -> page.contains("profile.php?id="));
        if (profile.isPresent()) {
            return List.of(new Read("platform_profile", profile.get(), false));
        }
        boolean areNames = Arrays.stream(BETWEEN.split(given.strip()))
                .allMatch(each -> UNLIKE_A_WORD.matcher(each).matches());
        return areNames ? whole("social_handle", several("social_handle", given)) : List.of();
    }

    private static List<Read> whole(String type, List<String> values) {
        return values.stream().map(value -> new Read(type, value, false)).toList();
    }

    private static List<String> severalOr(String type, String given, Supplier<List<String>> otherwise) {
        List<String> several = several(type, given);
        return several.isEmpty()
                ? otherwise.get().stream().limit(MAX_IN_A_FIELD).toList()
                : several;
    }

    private static List<String> several(String type, String given) {
        String[] several = BETWEEN.split(given.strip());
        return several.length > MAX_IN_A_FIELD
                ? List.of()
                : Arrays.stream(several)
                        .flatMap(each -> NormalForm.of(type, each).stream())
                        .toList();
    }

    /** What is known of a partial identifier; of a number with the place of what is not. */
    private static List<Read> parts(String type, String given) {
        Optional<String> part = type.equals("phone")
                ? Partial.phone(given).map(Partial::text)
                : Optional.of(
                        Text.spaced(UNKNOWN_SIGNS.matcher(Text.folded(given)).replaceAll("")));
        return part.map(value -> new Read(type, value, true)).stream().toList();
    }
}
