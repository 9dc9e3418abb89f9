package org.forewarn.kit.identifier;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;

/**
 * Phone numbers in any spelling as E.164: {@code 07700 900123}, {@code +44 (0)7700 900123} and {@code 0044 7700-900123}
 * are all {@code +447700900123}; {@code 12 34} is none.
 *
 * <p>A number must be possible (its length fits its country), not assigned: numbering plans change faster than a
 * library, and a withheld range would take a real number out of matching. Numbers without a country are British.
 *
 * <p>An extension stays with its number, written as in RFC 3966: {@code +441632960123;ext=12}. Behind one number of an
 * hotel there are many rooms.
 */
public final class Phones {

    private static final String HOME = "GB";
    private static final String EXTENSION = ";ext=";

    /** Digits at the end that are the same however a number is dialled, and still few people share. */
    public static final int TAIL = 7;

    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

    private Phones() {}

    public static Optional<String> e164(String given) {
        try {
            PhoneNumber number = LIBRARY.parse(given, HOME);
            return LIBRARY.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE
                    ? Optional.of(LIBRARY.format(number, PhoneNumberFormat.E164) + extension(number))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** The last seven digits of a whole number, without its extension. */
    public static String tail(String e164) {
        int end = e164.indexOf(EXTENSION);
        String number = end < 0 ? e164 : e164.substring(0, end);
        return number.substring(Math.max(1, number.length() - TAIL));
    }

    private static String extension(PhoneNumber number) {
        return number.hasExtension() && !number.getExtension().isEmpty() ? EXTENSION + number.getExtension() : "";
    }
}
