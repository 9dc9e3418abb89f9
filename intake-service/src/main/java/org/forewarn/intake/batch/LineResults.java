package org.forewarn.intake.batch;

import java.time.Duration;
import org.forewarn.intake.report.Receipt;
import org.forewarn.intake.report.ReportProblems;
import org.forewarn.intake.report.Submission;
import org.forewarn.kit.problem.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Says of a line what would have been answered, had it been sent alone. */
final class LineResults {

    private final BatchProperties properties;
    private final Duration retryAfter;

    LineResults(BatchProperties properties, Duration retryAfter) {
        this.properties = properties;
        this.retryAfter = retryAfter;
    }

    LineResult of(int line, Submission submission) {
        return switch (submission) {
            case Submission.Accepted(String reportId, String reference) ->
                LineResult.accepted(
                        line, HttpStatus.ACCEPTED.value(), Receipt.of(reportId, reference, Receipt.ACCEPTED));
            case Submission.Malformed(String detail) -> refused(line, Problems.malformed(detail));
            case Submission.Rejected(var problems) -> refused(line, Problems.invalid(problems));
            case Submission.Conflicting(var conflict) -> refused(line, ReportProblems.of(conflict));
            case Submission.Failed() -> refused(line, ReportProblems.unavailable(retryAfter));
        };
    }

    /** Of a line that came while the charity's limit was used up. */
    LineResult limited(int line, Duration retryAfter) {
        return refused(line, Problems.rateLimited(retryAfter));
    }

    /** Of a first row that is no header. */
    LineResult of(Line.BadHeader header) {
        return refused(header.number(), Problems.invalid(header.problems()));
    }

    /** Of the line from which on nothing was taken. */
    LineResult of(Line.End end) {
        return switch (end.reason()) {
            case TOO_MANY_BYTES ->
                refused(
                        end.number(),
                        Problems.tooLarge(properties.maxBytes()),
                        "From this line on nothing was taken: send the rest in another batch.");
            case TOO_MANY_LINES ->
                refused(
                        end.number(),
                        Problems.tooLarge(properties.maxBytes()),
                        "A batch has at most %d lines. From this line on nothing was taken: send the rest in another batch."
                                .formatted(properties.maxLines()));
            case NOT_CSV ->
                refused(
                        end.number(),
                        Problems.malformed(""),
                        "From this row on the file is not understood as CSV; often a quotation mark is missing."
                                + " Nothing from here on was taken.");
            case CUT_OFF ->
                refused(end.number(), Problems.malformed(""), "The body ended too early; send the rest again.");
        };
    }

    /** Of a line that failed by a fault of ours. */
    LineResult failed(int line) {
        return refused(line, Problems.internal());
    }

    private static LineResult refused(int line, ErrorResponseException problem) {
        return LineResult.refused(line, problem.getBody());
    }

    private static LineResult refused(int line, ErrorResponseException problem, String detail) {
        ProblemDetail body = problem.getBody();
        body.setDetail(detail);
        return LineResult.refused(line, body);
    }
}
