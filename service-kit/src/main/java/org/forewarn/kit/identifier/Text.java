package org.forewarn.kit.identifier;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Spellings of one text made equal. */
public final class Text {

    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern NO_ALPHANUMERICS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern APOSTROPHES = Pattern.compile("['\u2019\u2018\u02bc`]");

    private Text() {}

    /**
     * Compatibility characters (Unicode NFKC) and case made equal, no white space at the ends, and none of the characters
     * that nobody sees: zero-width spaces and marks of direction.
     */
    public static String folded(String given) {
        String seen = isAscii(given) ? given : UNSEEN.matcher(given).replaceAll("");
        String lower = Normalizer.normalize(seen, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        // lower case takes some letters apart again
        return Normalizer.normalize(lower, Normalizer.Form.NFKC).strip();
    }

    /** The same, with letters and digits only. */
    public static String alphanumeric(String given) {
        return NO_ALPHANUMERICS.matcher(folded(given)).replaceAll("");
    }

    /** The same as {@link #folded}, with each run of white space as one space. */
    public static String spaced(String given) {
        return SPACES.matcher(folded(given)).replaceAll(" ");
    }

    /** Letters without their accents and strokes: {@code Łukasz} is {@code lukasz}. */
    public static String unaccented(String given) {
        String text = folded(given);
        if (isAscii(text)) {
            return text;
        }
        String bare =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return withoutStrokes(bare);
    }

    /**
     * The words of a text, folded and without accents. An apostrophe belongs to its word ({@code o'neill} is {@code
     * oneill}); everything else that is no letter or digit parts words.
     */
    public static List<String> words(String given) {
        String bare = APOSTROPHES.matcher(unaccented(given)).replaceAll("");
        String spaced = NO_ALPHANUMERICS.matcher(bare).replaceAll(" ").strip();
        return spaced.isEmpty() ? List.of() : List.of(spaced.split(" "));
    }

    /** At most so many characters, never half of one that takes two. */
    public static String cut(String given, int maxChars) {
        if (given.length() <= maxChars) {
            return given;
        }
        int end = Character.isHighSurrogate(given.charAt(maxChars - 1)) ? maxChars - 1 : maxChars;
        return given.substring(0, end);
    }

    /** Letters that Unicode does not take apart. */
    private static String withoutStrokes(String text) {
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case 'ł' -> out.append('l');
                case 'ø' -> out.append('o');
                case 'đ', 'ð' -> out.append('d');
                case 'ı' -> out.append('i');
                case 'ß' -> out.append("ss");
                case 'æ' -> out.append("ae");
                case 'œ' -> out.append("oe");
                case 'þ' -> out.append("th");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }
}
