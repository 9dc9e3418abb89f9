package org.forewarn.intake.report;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.forewarn.intake.IntakeProperties;
import org.forewarn.intake.reading.Json;
import org.forewarn.kit.access.Caller;
import org.forewarn.kit.access.Scopes;
import org.forewarn.kit.access.WithScope;
import org.forewarn.kit.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reports over HTTP, one at a time. Handlers block, on virtual threads, until the broker has the event. */
@RestController
final class ReportController {

    private static final byte[] NOTHING = new byte[0];

    private final ReportIntake intake;
    private final OwnForms forms;
    private final IntakeProperties properties;

    ReportController(ReportIntake intake, OwnForms forms, IntakeProperties properties) {
        this.intake = intake;
        this.forms = forms;
        this.properties = properties;
    }

    @PostMapping(path = "/v1/reports", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Receipt> create(
            @WithScope(Scopes.REPORTS_WRITE) Caller caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String idempotencyKey,
            @RequestParam(required = false) @Nullable String mapping,
            @RequestBody(required = false) byte @Nullable [] body) {
        Terms terms = Terms.create().withIdempotencyKey(key(idempotencyKey));
        return answer(forms.submit(caller, parse(body), terms, mapping), Receipt.ACCEPTED);
    }

    @PutMapping(path = "/v1/reports/{reference}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Receipt> amend(
            @WithScope(Scopes.REPORTS_WRITE) Caller caller,
            @PathVariable String reference,
            @RequestParam(required = false) @Nullable String mapping,
            @RequestBody(required = false) byte @Nullable [] body) {
        return answer(forms.submit(caller, parse(body), Terms.amend(reference), mapping), Receipt.ACCEPTED);
    }

    @DeleteMapping("/v1/reports/{reference}")
    ResponseEntity<Receipt> withdraw(@WithScope(Scopes.REPORTS_WRITE) Caller caller, @PathVariable String reference) {
        return answer(intake.withdraw(caller, reference), Receipt.WITHDRAWN);
    }

    @GetMapping("/v1/reports/{reference}")
    ResponseEntity<Receipt> state(@WithScope(Scopes.REPORTS_WRITE) Caller caller, @PathVariable String reference) {
        boolean stands = intake.find(caller, reference)
                .orElseThrow(() -> Problems.notFound("No report of yours is known under this reference."));
        String reportId = ReportId.of(caller.partnerId(), reference);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(Receipt.of(reportId, reference, stands ? Receipt.ACCEPTED : Receipt.WITHDRAWN));
    }

    private static Json.Parsed parse(byte @Nullable [] body) {
        return Json.parse(body == null ? NOTHING : body);
    }

    private static @Nullable String key(@Nullable String header) {
        return header == null
                ? null
                : IdempotencyKey.parse(header)
                        .orElseThrow(
                                () -> Problems.malformed(
                                        "The Idempotency-Key is not understood: give 1 to 100 visible ASCII characters without"
                                                + " spaces, backslashes or quotation marks inside, a letter or digit among them."));
    }

    private ResponseEntity<Receipt> answer(CompletableFuture<Submission> submission, String state) {
        return switch (outcome(submission)) {
            case Submission.Accepted(String reportId, String reference) -> {
                Receipt receipt = Receipt.of(reportId, reference, state);
                yield ResponseEntity.status(HttpStatus.ACCEPTED)
                        .location(URI.create(receipt.self()))
                        .body(receipt);
            }
            case Submission.Malformed(String detail) -> throw Problems.malformed(detail);
            case Submission.Rejected(var problems) -> throw Problems.invalid(problems);
            case Submission.Conflicting(var conflict) -> throw ReportProblems.of(conflict);
            case Submission.Failed() -> throw ReportProblems.unavailable(properties.retryAfter());
        };
    }

    private static Submission outcome(CompletableFuture<Submission> submission) {
        try {
            return submission.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
