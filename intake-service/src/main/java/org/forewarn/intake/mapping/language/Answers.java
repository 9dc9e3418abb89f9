package org.forewarn.intake.mapping.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What people tick and type in forms. An answer that is not understood is given back as it was: then checking the report
 * says so, with the field, where dropping it would lose what somebody told.
 */
final class Answers {

    private static final Set<String> YES = Set.of("yes", "y", "true", "1", "on");
    private static final Set<String> NO = Set.of("no", "n", "false", "0", "off");
    private static final String SEPARATORS = ",;\n";

    private Answers() {}

    /** {@code "Yes"} is true, {@code "no"} is false, {@code "unsure"} stays; blank is absent. */
    static @Nullable Object yes(@Nullable Object answer) {
        if (answer instanceof Number number) {
            return yes(number.toString());
        }
        if (!(answer instanceof String text)) {
            return answer;
        }
        String word = folded(text);
        if (word.isEmpty()) {
            return null;
        }
        return YES.contains(word) ? Boolean.TRUE : NO.contains(word) ? Boolean.FALSE : answer;
    }

    /**
     * What stands for an answer in a table, whatever its capitals; each of them for several answers; an answer that is
     * not in the table stays.
     */
    static @Nullable Object word(@Nullable Object answer, @Nullable Object table) {
        if (answer instanceof List<?> several) {
            var words = new ArrayList<@Nullable Object>();
            several.forEach(each -> words.add(word(each, table)));
            return words;
        }
        if (!(answer instanceof String text) || !(table instanceof Map<?, ?> words)) {
            return answer;
        }
        String wanted = folded(text);
        Meter.running().charge(words.size());
        for (Map.Entry<?, ?> each : words.entrySet()) {
            if (folded(String.valueOf(each.getKey())).equals(wanted)) {
                return each.getValue();
            }
        }
        return wanted.isEmpty() ? null : answer;
    }

    /**
     * A text cut at commas, semicolons and line ends, or at the characters given; blank pieces are left out.
     *
     * @return a list, also of one; a list that was given stays
     */
    static @Nullable Object list(@Nullable Object answer, @Nullable String separators) {
        if (!(answer instanceof String text)) {
            return answer;
        }
        String cut = separators == null ? SEPARATORS : separators;
        Meter.running().charge((long) text.length() * cut.length() / 1_024);
        var pieces = new ArrayList<String>();
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || cut.indexOf(text.charAt(i)) >= 0) {
                String piece = text.substring(from, i).strip();
                if (!piece.isEmpty()) {
                    pieces.add(piece);
                    Meter.running().requireElements(pieces.size());
                }
                from = i + 1;
            }
        }
        return pieces;
    }

    private static String folded(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
