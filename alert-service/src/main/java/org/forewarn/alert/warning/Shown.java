package org.forewarn.alert.warning;

import java.util.Locale;
import java.util.regex.Pattern;
import org.forewarn.alert.alphabet.Plain;
import org.forewarn.kit.identifier.Phones;
import org.jspecify.annotations.Nullable;

/**
 * How what is known of a suspect is written for people: as it would stand on a phone or a car. Each gives the empty
 * text for what does not look like what it should be, because such a value could be anything the reporter wrote.
 */
final class Shown {

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9._%+-]{1,40}@[A-Za-z0-9-]{1,30}(\\.[A-Za-z0-9-]{1,20}){1,3}");
    private static final Pattern HANDLE = Pattern.compile("[A-Za-z0-9._-]{2,30}");
    private static final Pattern PLATE = Pattern.compile("[A-Z0-9]{2,8}");

    /** Current style, since 2001: two letters, two digits, three letters (DVLA INF104). */
    private static final Pattern CURRENT_PLATE = Pattern.compile("([A-Z]{2}[0-9]{2})([A-Z]{3})");

    /** A word or three of letters: {@code light brown}, {@code Scottish}, {@code south-east}. */
    private static final Pattern PLAIN_WORDS = Pattern.compile("[\\p{L}'-]{2,14}( [\\p{L}'-]{2,14}){0,2}");

    private static final Pattern MODEL = Pattern.compile("[\\p{L}0-9-]{1,12}( [\\p{L}0-9-]{1,12}){0,2}");

    private static final int KEPT_AT_ENDS = 3;

    private Shown() {}

    /** {@code +447700900123} as {@code 07700 900123}; a number of another country stays as it is. */
    static String phone(String e164) {
        return E164.matcher(e164).matches() ? Phones.written(e164) : "";
    }

    static String email(String value) {
        return EMAIL.matcher(value).matches() ? value.toLowerCase(Locale.ROOT) : "";
    }

    static String handle(String value) {
        return HANDLE.matcher(value).matches() ? value : "";
    }

    /** {@code AB12CDE} as {@code AB12 CDE}; older and foreign plates stay as they are. */
    static String plate(@Nullable String value) {
        if (value == null || !PLATE.matcher(value).matches()) {
            return "";
        }
        return CURRENT_PLATE.matcher(value).replaceFirst("$1 $2");
    }

    /** Enough to compare with a number one has, not enough to call it: the middle is hidden. Empty stays empty. */
    static String masked(String shown) {
        int length = shown.length();
        int kept = Math.min(KEPT_AT_ENDS, length / 3);
        return shown.substring(0, kept)
                + shown.substring(kept, length - kept).replaceAll("[\\p{L}\\p{N}]", "*")
                + shown.substring(length - kept);
    }

    /** Words of the reporter, only when they are few and only words. */
    static String words(@Nullable String value) {
        return matching(PLAIN_WORDS, value);
    }

    /** A make or model, which may have digits. */
    static String model(@Nullable String value) {
        return matching(MODEL, value);
    }

    private static String matching(Pattern pattern, @Nullable String value) {
        if (value == null) {
            return "";
        }
        String plain = Plain.line(value);
        return pattern.matcher(plain).matches() ? plain : "";
    }
}
