package org.forewarn.matching.enrichment;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import java.util.Optional;

/**
 * Phone numbers in any spelling as E.164: {@code 07700 900123}, {@code +44 (0)7700 900123} and {@code 0044 7700-900123}
 * are all {@code +447700900123}; {@code 12 34} is none.
 *
 * <p>A number must be possible (its length fits its country), not assigned: numbering plans change faster than a
 * library, and a withheld range would take a real number out of matching. Numbers without a country are British.
 */
final class Phones {

    private static final String HOME = "GB";
    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

    private Phones() {}

    static Optional<String> e164(String given) {
        try {
            var number = LIBRARY.parse(given, HOME);
            return LIBRARY.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE
                    ? Optional.of(LIBRARY.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }
}
