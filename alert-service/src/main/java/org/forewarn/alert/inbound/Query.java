package org.forewarn.alert.inbound;

import java.util.Optional;
import java.util.regex.Pattern;
import org.forewarn.kit.identifier.Emails;
import org.forewarn.kit.identifier.Phones;

/**
 * An identifier that somebody asks about, in the words of the checker's API.
 *
 * @param type {@code phone}, {@code plate}, {@code email} or {@code handle}
 * @param value as it was written; of a phone's last digits with an asterisk before them
 */
record Query(String type, String value) {

    private static final int MAX_LENGTH = 100;

    /** Six digits and more can be the end of a phone; fewer tell of strangers. */
    private static final Pattern LAST_DIGITS = Pattern.compile("[0-9]{6,9}");

    private static final Pattern DIGITS_AND_SIGNS = Pattern.compile("[+0-9 ().*/-]+");

    /** A plate has two to seven letters and digits of both kinds, and may lack some. */
    private static final Pattern PLATE = Pattern.compile("(?=.*[A-Za-z])(?=.*[0-9])[A-Za-z0-9?* ]{3,10}");

    private static final Pattern HANDLE = Pattern.compile("@[A-Za-z0-9_.-]{2,60}");

    /** What it is, by how it is written. */
    static Optional<Query> of(String written) {
        String value = written.strip();
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String digits = value.replaceAll("[^0-9]", "");
        if (DIGITS_AND_SIGNS.matcher(value).matches()) {
            if (Phones.e164(value).isPresent()) {
                return Optional.of(new Query("phone", value));
            }
            return LAST_DIGITS.matcher(digits).matches() && !value.startsWith("+")
                    ? Optional.of(new Query("phone", "*" + digits))
                    : Optional.empty();
        }
        if (HANDLE.matcher(value).matches()) {
            return Optional.of(new Query("handle", value));
        }
        if (value.indexOf('@') > 0) {
            return Emails.folded(value).map(ignored -> new Query("email", value));
        }
        return PLATE.matcher(value).matches() ? Optional.of(new Query("plate", value)) : Optional.empty();
    }

    /** Says nothing of what is asked about. */
    @Override
    public String toString() {
        return "Query[" + type + "]";
    }
}
