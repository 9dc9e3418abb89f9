package org.forewarn.intake.report;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header Idempotency-Key (draft-ietf-httpapi-idempotency-key-header). Its value is a string after RFC 8941, in
 * quotation marks; most senders leave them out, and are understood as well.
 */
final class IdempotencyKey {

    static final String HEADER = "Idempotency-Key";

    /** As a reference, which it may become: up to 100 visible characters, a letter or digit among them. */
    private static final Pattern FORM = Pattern.compile("\"?(?=[^\"\\\\]*[A-Za-z0-9])([!-~&&[^\"\\\\]]{1,100})\"?");

    private IdempotencyKey() {}

    /** The key without its quotation marks; nothing when it is no key. */
    static Optional<String> parse(String header) {
        Matcher form = FORM.matcher(header.strip());
        return form.matches() ? Optional.of(form.group(1)) : Optional.empty();
    }
}
