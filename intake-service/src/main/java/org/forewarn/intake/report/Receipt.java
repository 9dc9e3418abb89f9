package org.forewarn.intake.report;

import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;

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
                "/v1/reports/" + UriUtils.encode(reference, StandardCharsets.US_ASCII));
    }
}
