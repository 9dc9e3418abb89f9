package org.forewarn.matching.enrichment;

import java.util.regex.Pattern;
import org.forewarn.kit.identifier.Text;

/**
 * Two readings of a part as one, with what they differ in unknown: {@code ab/ad12 cde} is {@code a?12 cde}, {@code 0123 or
 * 0124} is {@code 012?}.
 */
final class EitherOr {

    private static final Pattern OR = Pattern.compile("(?<![a-z0-9?*])or(?![a-z0-9?*])");

    /** Two readings of one piece: {@code ab/ad12}, {@code cd(e or f)}. */
    private static final Pattern EITHER = Pattern.compile(
            "(?<![a-z0-9?*])([a-z0-9?*]{1,8})\\s{0,3}(?:/|(?<![a-z0-9])or(?![a-z0-9]))\\s{0,3}([a-z0-9?*]{1,8})(?![a-z0-9?*])");

    /** {@code cd(e or f)}: two readings of one sign. */
    private static final Pattern BRACKETED = Pattern.compile("\\(\\s?([a-z0-9])\\s?(?:/|or)\\s?([a-z0-9])\\s?\\)");

    /** A shorter piece is the beginning or the end of the other, when it is so short. */
    private static final int SHORT_PIECE = 2;

    private EitherOr() {}

    /** Whether there is still a choice, of which nothing is known for certain. */
    static boolean isOpen(String text) {
        return OR.matcher(text).find();
    }

    /** Two readings of one piece as one, with what they differ in unknown. */
    static String one(String text) {
        String[] wholes = OR.split(text);
        if (wholes.length == 2) {
            String one = Text.alphanumeric(wholes[0]);
            String other = Text.alphanumeric(wholes[1]);
            if (one.length() == other.length() && one.length() > SHORT_PIECE) {
                return common(one, other);
            }
        }
        String bracketed = BRACKETED.matcher(text).replaceAll(one -> common(one.group(1), one.group(2)));
        return EITHER.matcher(bracketed).replaceAll(pair -> merged(pair.group(1), pair.group(2), pair.group()));
    }

    private static String merged(String one, String other, String asItStands) {
        boolean isSaid = Partial.isWord(one) || Partial.isWord(other);
        boolean isShort = Math.min(one.length(), other.length()) <= SHORT_PIECE;
        if (isSaid || !(isShort || one.length() == other.length())) {
            return asItStands;
        }
        int longer = other.length() - one.length();
        return longer >= 0
                ? common(one, other.substring(0, one.length())) + other.substring(one.length())
                : one.substring(0, -longer) + common(one.substring(-longer), other);
    }

    private static String common(String one, String other) {
        var common = new StringBuilder(one.length());
        for (int i = 0; i < one.length(); i++) {
            common.append(one.charAt(i) == other.charAt(i) ? one.charAt(i) : Partial.ONE);
        }
        return common.toString();
    }
}
