package org.forewarn.intake.report;

import io.micrometer.core.instrument.Counter;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.forewarn.intake.publishing.Publication;
import org.forewarn.intake.publishing.Publication.Acknowledged;
import org.forewarn.intake.publishing.Publication.Unavailable;
import org.forewarn.intake.publishing.Publisher;
import org.forewarn.intake.reading.Json.Parsed;
import org.forewarn.intake.reading.Reading;
import org.forewarn.intake.report.Creation.Verdict;
import org.forewarn.intake.report.Submission.Accepted;
import org.forewarn.intake.report.Submission.Conflicting;
import org.forewarn.intake.report.Submission.Failed;
import org.forewarn.intake.report.Submission.Malformed;
import org.forewarn.intake.report.Submission.Rejected;
import org.forewarn.intake.standing.Digest;
import org.forewarn.intake.standing.Name;
import org.forewarn.kit.access.Caller;
import org.forewarn.kit.problem.FieldProblem;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.ReportEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The one way in: read, then sealed and published, and only then accepted; counted whatever comes of it. */
public final class ReportIntake {

    private final ReportEvents events;
    private final Creation creation;
    private final Publisher publisher;
    private final ReportCounters counters;
    private final Clock clock;

    ReportIntake(ReportEvents events, Creation creation, Publisher publisher, ReportCounters counters, Clock clock) {
        this.events = events;
        this.creation = creation;
        this.publisher = publisher;
        this.counters = counters;
        this.clock = clock;
    }

    /** Takes what a charity sent, if it could be parsed. */
    public CompletableFuture<Submission> submit(Caller caller, Parsed parsed, Terms terms) {
        return switch (parsed) {
            case Parsed.Malformed(String detail) -> refuse(new Malformed(detail));
            case Parsed.Tree(JsonNode document) -> submit(caller, document, terms);
        };
    }

    /**
     * Takes a report in our form. The call may block as long as the producer may, for metadata or for room; the answer
     * completes when the broker has the report, or will not have it.
     */
    public CompletableFuture<Submission> submit(Caller caller, JsonNode document, Terms terms) {
        counters.received.increment();
        return counted(() -> read(caller, document, terms), counters.accepted, counters.rejected, counters.failed);
    }

    /** Counts as a report what was refused before it could be read as one, or not taken at all. */
    public CompletableFuture<Submission> refuse(Submission refusal) {
        counters.received.increment();
        return counted(() -> completed(refusal), counters.accepted, counters.rejected, counters.failed);
    }

    /** What is wrong with a document in our form; nothing is published and nothing counted. */
    public List<FieldProblem> check(JsonNode document) {
        return switch (ReportReader.read(document, clock.instant())) {
            case Reading.Invalid<Report>(List<FieldProblem> problems) -> problems;
            case Reading.Valid<Report> _ -> List.of();
        };
    }

    /** Takes a report back. The same answer whether it was there or not: another instance may know better. */
    public CompletableFuture<Submission> withdraw(Caller caller, String reference) {
        return counted(
                () -> ReportRules.problemOfReference(reference)
                        .map(problem -> completed(new Rejected(List.of(problem))))
                        .orElseGet(() -> publish(
                                events.withdrawn(caller, reference, clock.instant()), new Verdict.Open(List.of()))),
                counters.withdrawn,
                counters.withdrawalRejected,
                counters.withdrawalFailed);
    }

    /** Whether the charity's report stands (true) or was withdrawn (false); nothing when no such report is known. */
    Optional<Boolean> find(Caller caller, String reference) {
        return creation.find(Name.ofReport(ReportId.of(caller.partnerId(), reference)));
    }

    private CompletableFuture<Submission> read(Caller caller, JsonNode document, Terms terms) {
        Optional<FieldProblem> badReference =
                Optional.ofNullable(terms.reference()).flatMap(ReportRules::problemOfReference);
        if (badReference.isPresent()) {
            return completed(new Rejected(List.of(badReference.get())));
        }
        return switch (ReportReader.read(document, clock.instant(), terms.naming())) {
            case Reading.Invalid<Report>(List<FieldProblem> problems) -> completed(new Rejected(problems));
            case Reading.Valid<Report>(Report report) -> take(caller, report, terms);
        };
    }

    private CompletableFuture<Submission> take(Caller caller, Report report, Terms terms) {
        String digest = events.digest(report);
        String idempotencyKey = terms.idempotencyKey();
        @Nullable String keyHash = idempotencyKey == null ? null : events.keyHash(caller, idempotencyKey);
        String reportId = ReportId.of(caller.partnerId(), report.reference());
        Verdict verdict =
                switch (terms.mode()) {
                    case AMEND -> new Verdict.Open(List.of());
                    case CREATE ->
                        creation.begin(
                                Name.ofReport(reportId),
                                keyHash == null ? null : Name.ofKey(keyHash),
                                Digest.of(digest),
                                report.reference().equals(idempotencyKey));
                };
        return switch (verdict) {
            case Verdict.Open open -> {
                var event = events.submitted(caller, report, digest, clock.instant());
                event.getProvenance().setIdempotencyKey(keyHash);
                event.getProvenance().setMappingVersion(terms.mapping());
                yield publish(event, open);
            }
            case Verdict.Repeat() -> completed(new Accepted(reportId, report.reference()));
            case Verdict.Refused(Submission.Conflict conflict) -> completed(new Conflicting(conflict));
            case Verdict.NotKnownYet() -> completed(new Failed());
        };
    }

    private CompletableFuture<Submission> publish(ReportEvent event, Verdict.Open open) {
        CompletableFuture<Publication> publication;
        try {
            publication = publisher.publish(Topics.REPORTS, event.getReportId(), event);
        } catch (RuntimeException e) {
            creation.end(open);
            throw e;
        }
        return publication.handle((published, failure) -> {
            try {
                if (failure != null) {
                    throw new IllegalStateException("A report could not be published", failure);
                }
                return outcome(event, published);
            } finally {
                creation.end(open);
            }
        });
    }

    private Submission outcome(ReportEvent event, Publication publication) {
        return switch (publication) {
            case Acknowledged(long offset) -> {
                creation.published(event, offset);
                yield new Accepted(event.getReportId(), event.getProvenance().getReference());
            }
            case Unavailable() -> new Failed();
        };
    }

    /** Counts exactly one outcome, also when a fault of ours throws. */
    private static CompletableFuture<Submission> counted(
            Supplier<CompletableFuture<Submission>> work, Counter accepted, Counter rejected, Counter failed) {
        CompletableFuture<Submission> submission;
        try {
            submission = work.get();
        } catch (RuntimeException e) {
            failed.increment();
            throw e;
        }
        return submission.whenComplete((outcome, failure) -> {
            Counter counter = failure != null
                    ? failed
                    : switch (outcome) {
                        case Accepted _ -> accepted;
                        case Malformed _, Rejected _, Conflicting _ -> rejected;
                        case Failed _ -> failed;
                    };
            counter.increment();
        });
    }

    private static CompletableFuture<Submission> completed(Submission submission) {
        return CompletableFuture.completedFuture(submission);
    }
}
