package org.forewarn.intake.report;

import java.time.Duration;
import org.forewarn.intake.report.Submission.Conflict;
import org.forewarn.kit.problem.Problems;
import org.springframework.web.ErrorResponseException;

/** The problems that only reports have. */
public final class ReportProblems {

    private ReportProblems() {}

    /** 409, or 422 for an Idempotency-Key that was used for another content (its draft, section 2.7). */
    public static ErrorResponseException of(Conflict conflict) {
        return switch (conflict) {
            case OTHER_CONTENT ->
                Problems.conflict(
                        "There is a report under this reference with another content."
                                + " To amend it, PUT it to its path; if this is another report, give it a reference of its own.");
            case WITHDRAWN ->
                Problems.conflict(
                        "The report under this reference was withdrawn. To give it again, PUT it to its path.");
            case KEY_REUSED ->
                Problems.unprocessable(
                        "idempotency-key-reused",
                        "This Idempotency-Key came with another content before. Use a new key for a new report.");
        };
    }

    /** 503. */
    public static ErrorResponseException unavailable(Duration retryAfter) {
        return Problems.unavailable(
                "The report could not be stored now. Send it again: a repeat changes nothing.", retryAfter);
    }
}
