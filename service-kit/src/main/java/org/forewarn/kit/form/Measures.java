package org.forewarn.kit.form;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Heights as people say them. */
final class Measures {

    private static final double CM_PER_INCH = 2.54;
    private static final int INCHES_PER_FOOT = 12;
    private static final int CM_PER_METRE = 100;

    private static final Pattern CENTIMETRES = Pattern.compile("([0-9]{2,3}) ?(cm)?");
    private static final Pattern METRES = Pattern.compile("([0-9])[.,]([0-9]{2}) ?m?");
    private static final Pattern FEET = Pattern.compile(
            "([3-8]) ?(?:'|’|ft|feet|foot)\\.? ?(?:([0-9]{1,2}) ?(?:\"|”|''|in|ins|inch|inches)?\\.?)?");

    private Measures() {}

    /** {@code 178}, {@code 178 cm}, {@code 1.78 m}, {@code 5ft 10} and {@code 5'10"} are all 178; {@code tall} is nothing. */
    static OptionalInt centimetres(String height) {
        String text = height.strip().toLowerCase(Locale.ROOT);
        Matcher centimetres = CENTIMETRES.matcher(text);
        if (centimetres.matches()) {
            return OptionalInt.of(Integer.parseInt(centimetres.group(1)));
        }
        Matcher metres = METRES.matcher(text);
        if (metres.matches()) {
            return OptionalInt.of(Integer.parseInt(metres.group(1)) * CM_PER_METRE + Integer.parseInt(metres.group(2)));
        }
        Matcher feet = FEET.matcher(text);
        if (!feet.matches()) {
            return OptionalInt.empty();
        }
        int inches = feet.group(2) == null ? 0 : Integer.parseInt(feet.group(2));
        return inches >= INCHES_PER_FOOT
                ? OptionalInt.empty()
                : OptionalInt.of(
                        (int) Math.round((Integer.parseInt(feet.group(1)) * INCHES_PER_FOOT + inches) * CM_PER_INCH));
    }
}
