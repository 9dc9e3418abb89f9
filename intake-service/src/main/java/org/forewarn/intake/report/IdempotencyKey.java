package org.forewarn.intake.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.forewarn.kit.problem.Problems;
import org.jspecify.annotations.Nullable;

/**
 * The header Idempotency-Key (draft-ietf-httpapi-idempotency-key-header). Its value is a string after RFC 8941, in
 * quotation marks; most senders leave them out, and are understood as well.
 */
final class IdempotencyKey {

    static final String HEADER = "Idempotency-Key";

    /** As a reference, which it may become: up to 100 visible characters, a letter or digit among them. */
    private static final Pattern FORM = Pattern.compile("\"?(?=[^\"\\\\]*[A-Za-z0-9])([!-~&&[^\"\\\\]]{1,100})\"?");

    private IdempotencyKey() {}

    /**
     * The key without its quotation marks; null when the header is not there.
     *
     * @throws org.springframework.web.ErrorResponseException 400 when it is no key
     */
    static @Nullable String read(@Nullable String header) {
        if (header == null) {
            return null;
        }
        Matcher form = FORM.matcher(header.strip());
        if (!form.matches()) {
            throw Problems.malformed("The Idempotency-Key is not understood: give 1 to 100 visible ASCII characters"
                    + " without spaces, quotation marks inside or backslashes, a letter or digit among them.");
        }
        return form.group(1);
    }
}
