package org.forewarn.matching.enrichment;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * E-mail addresses folded to the mailbox they reach: {@code Mike.Smith+x@GoogleMail.com} and
 * {@code mikesmith@gmail.com} are one; {@code mike at home} is none.
 *
 * <p>The local part is lower-cased although RFC 5321 (2.3.11) lets a host tell case apart: none of note does.
 */
final class Emails {

    private static final Pattern ADDRESS = Pattern.compile("([^\\s@]+)@([^\\s@.]+(?:\\.[^\\s@.]+)+)");

    /** Google ignores dots and what follows a plus sign, under either of its names. */
    private static final Set<String> GOOGLE = Set.of("gmail.com", "googlemail.com");

    private Emails() {}

    static Optional<String> folded(String given) {
        String text = Text.folded(given);
        var address = ADDRESS.matcher(text.startsWith("mailto:") ? text.substring("mailto:".length()) : text);
        if (!address.matches()) {
            return Optional.empty();
        }
        String local = address.group(1);
        String domain = address.group(2);
        if (!GOOGLE.contains(domain)) {
            return Optional.of(local + "@" + domain);
        }
        int plus = local.indexOf('+');
        String mailbox = (plus < 0 ? local : local.substring(0, plus)).replace(".", "");
        return mailbox.isEmpty() ? Optional.empty() : Optional.of(mailbox + "@gmail.com");
    }
}
