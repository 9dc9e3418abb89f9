package org.forewarn.intake.report;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The answer to a report that was accepted or withdrawn.
 *
 * @param state {@code accepted} or {@code withdrawn}
 * @param self the path under which the state can be seen
 */
public record Receipt(String reportId, String reference, String state, String self) {

    public static final String ACCEPTED = "accepted";
    public static final String WITHDRAWN = "withdrawn";

    /** The receipt, with the path made of the reference. */
    public static Receipt of(String reportId, String reference, String state) {
        return new Receipt(
                reportId,
                reference,
                state,
                // a reference has no space, so what a form would encode otherwise than a path does not occur
                "/v1/reports/" + URLEncoder.encode(reference, StandardCharsets.US_ASCII));
    }
}
