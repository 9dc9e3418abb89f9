package org.forewarn.intake.report;

import org.forewarn.intake.IntakeProperties;
import org.forewarn.intake.report.Submission.Accepted;
import org.forewarn.intake.report.Submission.Failed;
import org.forewarn.intake.report.Submission.Malformed;
import org.forewarn.intake.report.Submission.Rejected;
import org.forewarn.kit.access.Caller;
import org.forewarn.kit.access.Scopes;
import org.forewarn.kit.access.WithScope;
import org.forewarn.kit.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Reports over HTTP. Handlers block, on virtual threads, until the broker has the event. */
@RestController
final class ReportController {

    private static final byte[] NOTHING = new byte[0];

    private final ReportIntake intake;
    private final IntakeProperties properties;

    ReportController(ReportIntake intake, IntakeProperties properties) {
        this.intake = intake;
        this.properties = properties;
    }

    /** @param state {@code accepted} or {@code withdrawn} */
    record Receipt(String reportId, String reference, String state) {}

    @PostMapping(path = "/v1/reports", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Receipt> submit(
            @WithScope(Scopes.REPORTS_WRITE) Caller caller, @RequestBody(required = false) byte @Nullable [] body) {
        return answer(intake.submit(caller, body == null ? NOTHING : body), "accepted");
    }

    @DeleteMapping("/v1/reports/{reference}")
    ResponseEntity<Receipt> withdraw(@WithScope(Scopes.REPORTS_WRITE) Caller caller, @PathVariable String reference) {
        return answer(intake.withdraw(caller, reference), "withdrawn");
    }

    private ResponseEntity<Receipt> answer(Submission submission, String state) {
        return switch (submission) {
            case Accepted(String reportId, String reference) ->
                ResponseEntity.accepted().body(new Receipt(reportId, reference, state));
            case Malformed(String detail) -> throw Problems.malformed(detail);
            case Rejected(var problems) -> throw Problems.invalid(problems);
            case Failed() ->
                throw Problems.unavailable(
                        "The report could not be stored now. Send it again: a repeat changes nothing.",
                        properties.retryAfter());
        };
    }
}
