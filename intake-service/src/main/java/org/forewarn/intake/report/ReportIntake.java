package org.forewarn.intake.report;

import io.micrometer.core.instrument.Counter;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.forewarn.intake.publishing.Publication;
import org.forewarn.intake.publishing.Publisher;
import org.forewarn.intake.reading.Json;
import org.forewarn.intake.reading.Json.Parsed;
import org.forewarn.intake.reading.Reading;
import org.forewarn.intake.reading.Rule.Checked;
import org.forewarn.intake.report.Submission.Accepted;
import org.forewarn.intake.report.Submission.Failed;
import org.forewarn.intake.report.Submission.Malformed;
import org.forewarn.intake.report.Submission.Rejected;
import org.forewarn.kit.access.Caller;
import org.forewarn.kit.problem.FieldProblem;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.ReportEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The one way in: read, then sealed and published, and only then accepted; counted whatever comes of it. */
final class ReportIntake {

    private final ReportEvents events;
    private final Publisher publisher;
    private final ReportCounters counters;
    private final Clock clock;

    ReportIntake(ReportEvents events, Publisher publisher, ReportCounters counters, Clock clock) {
        this.events = events;
        this.publisher = publisher;
        this.counters = counters;
        this.clock = clock;
    }

    /** Takes a report as bytes of JSON. */
    Submission submit(Caller caller, byte[] body) {
        counters.received.increment();
        return counted(
                () -> switch (Json.parse(body)) {
                    case Parsed.Malformed(String detail) -> new Malformed(detail);
                    case Parsed.Tree(JsonNode document) -> take(caller, document);
                },
                counters.accepted,
                counters.rejected,
                counters.failed);
    }

    /** Takes a report back. The same answer whether it was there or not: intake keeps no state that could tell. */
    Submission withdraw(Caller caller, String reference) {
        return counted(
                () -> switch (ReportRules.REFERENCE.check(JsonNodeFactory.instance.stringNode(reference))) {
                    case Checked.Bad<String>(String code, String detail) ->
                        new Rejected(List.of(new FieldProblem("/reference", code, detail)));
                    case Checked.Good<String>(String good) ->
                        publish(events.withdrawn(caller, good, clock.instant()), good);
                },
                counters.withdrawn,
                counters.withdrawalRejected,
                counters.withdrawalFailed);
    }

    private Submission take(Caller caller, JsonNode document) {
        return switch (ReportReader.read(document, clock.instant())) {
            case Reading.Invalid<Report>(List<FieldProblem> problems) -> new Rejected(problems);
            case Reading.Valid<Report>(Report report) ->
                publish(events.submitted(caller, report, clock.instant()), report.reference());
        };
    }

    private Submission publish(ReportEvent event, String reference) {
        Publication publication = publisher.publish(Topics.REPORTS, event.getReportId(), event);
        return switch (publication) {
            case ACKNOWLEDGED -> new Accepted(event.getReportId(), reference);
            case UNAVAILABLE -> new Failed();
        };
    }

    /** Counts exactly one outcome, also when a fault of ours throws. */
    private static Submission counted(Supplier<Submission> work, Counter accepted, Counter rejected, Counter failed) {
        Counter outcome = failed;
        try {
            Submission submission = work.get();
            outcome = switch (submission) {
                case Accepted _ -> accepted;
                case Malformed _, Rejected _ -> rejected;
                case Failed _ -> failed;
            };
            return submission;
        } finally {
            outcome.increment();
        }
    }
}
