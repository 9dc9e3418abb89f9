package org.forewarn.intake.report;

import java.util.regex.Pattern;
import org.forewarn.intake.reading.Codes;
import org.forewarn.intake.reading.Fields;

/**
 * What a phone number, an e-mail address or a link looks like, whoever wrote it down. Only what cannot be one is refused;
 * the spelling stays the reporter's, and what it means is found out by matching.
 */
enum WrittenAs {

    /** {@code 07700 900123}, {@code +44 (0)7700-900.123 ext 4}: 7 to 15 digits (E.164 has at most 15). */
    PHONE("(?=(?:[^0-9]*[0-9]){7,15}[^0-9]*$)[+(]?[0-9][-0-9 ()./\u00a0]*(?:(?:ext|x|#)[. ]*[0-9]{1,6})?"),

    /** {@code ...900123}, {@code 07?00 900}: at least three digits in a row, and gaps as people write them. */
    PART_OF_A_PHONE("(?=.*[0-9]{3})[-+0-9 ()./?*_xX\u2026\u00a0]{3,40}"),

    /** The form that browsers check (WHATWG HTML, 4.10.5.1.5), with a dot in the domain. */
    EMAIL("[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\\.)+"
            + "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"),

    /** {@code https://example.org/x}, {@code example.org}. */
    LINK("(?:[a-zA-Z][a-zA-Z0-9+.-]{1,20}://)?[^\\s/?#.][^\\s/?#]*\\.[^\\s/?#]+(?:[/?#]\\S*)?"),

    ANYHOW(".*");

    private static final String MEND = "Give a phone number with 7 to 15 digits, an e-mail address such as"
            + " name@example.org, or a link without spaces, as the type says.";
    private static final String MEND_IDENTIFIER =
            MEND + " If only a part is known, say so in 'partial'; of a phone number, at least three digits in a row.";

    private final Pattern form;

    WrittenAs(String form) {
        this.form = Pattern.compile(form);
    }

    /** Notes at the value of an identifier when it is not written as its type is. */
    static void checkIdentifier(Fields in, String type, String value, boolean partial) {
        boolean holds = !in.sound("type", "value", "partial")
                || identifier(type, partial).matches(value);
        in.check(holds, "value", Codes.IMPLAUSIBLE, MEND_IDENTIFIER);
    }

    /** Notes at the value of a safe contact when it is not written as its channel's are. */
    static void checkContact(Fields in, String channel, String value) {
        boolean holds = !in.sound("channel", "value") || contact(channel).matches(value);
        in.check(holds, "value", Codes.IMPLAUSIBLE, MEND);
    }

    static WrittenAs identifier(String type, boolean partial) {
        return switch (type) {
            case "phone" -> partial ? PART_OF_A_PHONE : PHONE;
            case "email" -> partial ? ANYHOW : EMAIL;
            case "url" -> partial ? ANYHOW : LINK;
            default -> ANYHOW;
        };
    }

    private static WrittenAs contact(String channel) {
        return switch (channel) {
            case "phone", "sms" -> PHONE;
            case "email" -> EMAIL;
            default -> ANYHOW;
        };
    }

    boolean matches(String text) {
        return this == ANYHOW || form.matcher(text.strip()).matches();
    }
}
