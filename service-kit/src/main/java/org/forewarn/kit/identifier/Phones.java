package org.forewarn.kit.identifier;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Phone numbers in any spelling as E.164: {@code 07700 900123}, {@code +44 (0)7700 900123} and {@code 0044 7700-900123}
 * are all {@code +447700900123}; {@code 12 34} is none. Letters are never read as the
 * keys of a phone: {@code 07700 9OO I23} is the same number, {@code 0800 FLOWERS} none.
 *
 * <p>A number must be possible (its length fits its country), not assigned: numbering plans change faster than a
 * library, and a withheld range would take a real number out of matching. Numbers without a country are British.
 *
 * <p>An extension stays with its number, written as in RFC 3966: {@code +441632960123;ext=12}. Behind one number of an
 * hotel there are many rooms.
 */
public final class Phones {

    private static final String HOME = "GB";
    private static final int BRITAIN = 44;
    private static final String EXTENSION = ";ext=";

    /** O for 0, and I or l for 1, in a piece that has nothing else but digits. */
    private static final Pattern MISTAKEN =
            Pattern.compile("(?<![\\p{L}\\p{N}])[OoIl]*+[0-9][0-9OoIl]*+(?![\\p{L}\\p{N}])");

    /** What is said before it, a number in digits and signs, an extension, and words that add no digit. */
    private static final Pattern NUMBER = Pattern.compile(
            "(?<before>[^\\p{Nd}+]*+)(?<digits>\\+?[^\\p{L}+]*+)"
                    + "(?:(?:ext(?:n|ension)?|x)[ .:=]{0,3}+(?<extension>\\p{Nd}{1,15}+))?"
                    + "(?<behind>(?<!\\p{Nd})[^\\p{Nd}+]*+|)",
            Pattern.CASE_INSENSITIVE);

    /** A question mark at the end only doubts a number. */
    private static final Pattern MASKED = Pattern.compile("[*]|[?](?=.*\\p{Nd})", Pattern.DOTALL);

    private static final Pattern SIGNS_BEHIND = Pattern.compile("[^\\p{Nd}]+$");

    /** Digits of the numbers of the United Kingdom that begin so; of others the library knows the lengths. */
    private static final Pattern BRITISH = Pattern.compile("[237][0-9]{9}|1[0-9]{8,9}|[4-689][0-9]+");

    /** Digits at the end that are the same however a number is dialled, and still few people share. */
    public static final int TAIL = 7;

    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

    private Phones() {}

    public static Optional<String> e164(String given) {
        return given.length() > NormalForm.MAX_LENGTH
                ? Optional.empty()
                : dialled(given).flatMap(Phones::parsed);
    }

    /**
     * The digits, signs and extension of the one number in a text. The library takes a letter for the key it stands on, so
     * that {@code 9OO} would be {@code 966} and somebody else's: no letter reaches it.
     */
    private static Optional<String> dialled(String given) {
        Matcher number = NUMBER.matcher(digitsForLetters(given));
        if (!number.matches()
                || isMasked(number.group("before"), number.group("digits"))
                || goesOn(number.group("before"))
                || goesOn(number.group("behind"))) {
            return Optional.empty();
        }
        String digits = SIGNS_BEHIND.matcher(number.group("digits")).replaceFirst("");
        String extension = number.group("extension");
        return Optional.of(digits + (extension == null ? "" : EXTENSION + extension));
    }

    /** {@code ?912345678}, {@code 0770090012*3}: a sign for what is not known is no sign between digits. */
    private static boolean isMasked(String before, String digits) {
        return before.endsWith("?")
                || before.endsWith("*")
                || MASKED.matcher(digits).find();
    }

    private static Optional<String> parsed(String dialled) {
        try {
            PhoneNumber number = LIBRARY.parse(dialled, HOME);
            return isPossible(number)
                    ? Optional.of(LIBRARY.format(number, PhoneNumberFormat.E164) + extension(number))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** The library takes a mobile number that was cut short for one of Britain's seven digits. */
    private static boolean isPossible(PhoneNumber number) {
        boolean fits = LIBRARY.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE;
        return fits
                && (number.getCountryCode() != BRITAIN
                        || BRITISH.matcher(LIBRARY.getNationalSignificantNumber(number))
                                .matches());
    }

    private static String digitsForLetters(String given) {
        return MISTAKEN.matcher(given).replaceAll(piece -> piece.group()
                .replace('O', '0')
                .replace('o', '0')
                .replace('I', '1')
                .replace('l', '1'));
    }

    /** {@code 07700 900 one two three} is not the number {@code 07700 900}. */
    private static boolean goesOn(String words) {
        return Text.words(words).stream().anyMatch(Words.SPOKEN_DIGITS::contains);
    }

    /** The last seven digits of a whole number, without its extension. */
    public static String tail(String e164) {
        int end = e164.indexOf(EXTENSION);
        String number = end < 0 ? e164 : e164.substring(0, end);
        return number.substring(Math.max(1, number.length() - TAIL));
    }

    /**
     * As people at home write it: {@code +447700900123} is {@code 07700 900123}. A number of another country stays in
     * E.164.
     */
    public static String written(String e164) {
        if (!e164.startsWith("+" + BRITAIN)) {
            return e164;
        }
        try {
            return LIBRARY.format(LIBRARY.parse(e164, HOME), PhoneNumberFormat.NATIONAL);
        } catch (NumberParseException e) {
            return e164;
        }
    }

    private static String extension(PhoneNumber number) {
        return number.hasExtension() && !number.getExtension().isEmpty() ? EXTENSION + number.getExtension() : "";
    }
}
