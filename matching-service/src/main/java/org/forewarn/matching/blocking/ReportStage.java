package org.forewarn.matching.blocking;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.forewarn.matching.blocking.BlockingKeys.Keys;
import org.forewarn.matching.enrichment.Enrichment;
import org.forewarn.matching.enrichment.Gaps;
import org.forewarn.matching.enrichment.ReportFeatures;
import org.forewarn.matching.linkage.Features;
import org.forewarn.matching.state.Table;
import org.forewarn.schemas.event.EnrichedReport;
import org.forewarn.schemas.event.Report;
import org.forewarn.schemas.event.ReportEvent;
import org.forewarn.schemas.event.ReportEventKind;
import org.forewarn.schemas.event.Revision;
import org.forewarn.schemas.matching.ArrivedReport;
import org.forewarn.schemas.matching.Visit;
import org.jspecify.annotations.Nullable;

/**
 * The versions of a report. Each version visits every slot in which the report carries a blocking key or carried one
 * before, and is shown in a case when all of them have answered. A version begins with an event, or when a link of the
 * report rests on a key that became generic: then the report is compared anew.
 */
public final class ReportStage {

    private static final ByteBuffer NO_FEATURES = ByteBuffer.allocate(0);

    private final Table<EnrichedReport> enriched;
    private final Rules rules;
    private final Slots slots;

    /** @param enriched live reports by reportId */
    public ReportStage(Table<EnrichedReport> enriched, Rules rules) {
        this.enriched = enriched;
        this.rules = rules;
        this.slots = rules.slots();
    }

    /** What a report event was. Every event is one of these. */
    public enum Outcome {
        NEW,
        AMENDED,
        /** The same content again, or an older version: nothing happens. */
        REPEATED,
        WITHDRAWN,
        /** Withdrawn before it was ever seen, or twice: nothing happens. */
        UNKNOWN
    }

    /** What follows, in this order. */
    public sealed interface Output {

        /** The report's public state; null: it was withdrawn. */
        record Enriched(String reportId, @Nullable EnrichedReport report) implements Output {}

        /** The report visits a slot. */
        record Visiting(Visit visit) implements Output {}

        /** The version, for the cases, with the slots whose answers it waits for there; none when it is withdrawn. */
        record Arrived(ArrivedReport report) implements Output {}
    }

    /**
     * What became of an event.
     *
     * @param gaps what of the report could not be read
     * @param keysLeftOut blocking keys beyond the bound
     */
    public record Taken(Outcome outcome, Gaps gaps, int keysLeftOut, List<Output> outputs) {

        static Taken nothing(Outcome outcome) {
            return new Taken(outcome, Gaps.NONE, 0, List.of());
        }
    }

    /**
     * Takes an event in.
     *
     * @param offset of the event: greater than that of every earlier event of this report
     * @throws IllegalArgumentException when the event breaks its contract
     */
    public Taken take(ReportEvent event, long offset) {
        String reportId = event.getReportId();
        long version = Version.ofEvent(offset);
        EnrichedReport before = enriched.get(reportId);
        if (before != null && before.getVersion() >= version) {
            return Taken.nothing(Outcome.REPEATED);
        }
        return event.getKind() == ReportEventKind.WITHDRAWN
                ? withdraw(reportId, version, before)
                : submit(event, version, before);
    }

    private Taken withdraw(String reportId, long version, @Nullable EnrichedReport before) {
        if (before == null) {
            return Taken.nothing(Outcome.UNKNOWN);
        }
        enriched.remove(reportId);
        List<Output> outputs = new ArrayList<>();
        outputs.add(new Output.Enriched(reportId, null));
        for (int slot : slots.of(before.getBlockingKeys())) {
            outputs.add(new Output.Visiting(new Visit(reportId, version, slot, List.of(), NO_FEATURES)));
        }
        outputs.add(new Output.Arrived(new ArrivedReport(reportId, version, null, List.of())));
        return new Taken(Outcome.WITHDRAWN, Gaps.NONE, 0, outputs);
    }

    private Taken submit(ReportEvent event, long version, @Nullable EnrichedReport before) {
        String reportId = event.getReportId();
        String digest = event.getContentDigest();
        if (before != null && before.getContentDigest().equals(digest)) {
            return Taken.nothing(Outcome.REPEATED);
        }
        Report report = event.getReport();
        if (report == null) {
            throw new IllegalArgumentException("A submitted report is missing from its event");
        }
        Enrichment enrichment = rules.enricher().enrich(reportId, event.getProvenance(), report);
        Features features = ReportFeatures.of(enrichment.facts());
        Keys keys = rules.keys().of(features);
        var after = new EnrichedReport(reportId, version, digest, enrichment.facts(), keys.sorted());
        return new Taken(
                before == null ? Outcome.NEW : Outcome.AMENDED,
                enrichment.gaps(),
                keys.leftOut(),
                begin(after, features, before == null ? List.of() : before.getBlockingKeys()));
    }

    /** A new version goes on its way. */
    private List<Output> begin(EnrichedReport report, Features features, List<String> keysBefore) {
        String reportId = report.getReportId();
        enriched.put(reportId, report);
        List<Output> outputs = new ArrayList<>();
        outputs.add(new Output.Enriched(reportId, report));
        NavigableSet<Integer> waitingFor = slots.of(report.getBlockingKeys());
        var toVisit = new TreeSet<>(waitingFor);
        toVisit.addAll(slots.of(keysBefore));
        outputs.add(new Output.Arrived(
                new ArrivedReport(reportId, report.getVersion(), report.getFacts(), List.copyOf(waitingFor))));
        visits(report, features, toVisit).forEach(visit -> outputs.add(new Output.Visiting(visit)));
        return outputs;
    }

    private List<Visit> visits(EnrichedReport report, Features features, NavigableSet<Integer> toVisit) {
        List<String> carried = report.getBlockingKeys();
        ByteBuffer compared = FeatureBytes.of(rules.comparer().compared(features));
        return toVisit.stream()
                .map(slot ->
                        new Visit(report.getReportId(), report.getVersion(), slot, slots.in(slot, carried), compared))
                .toList();
    }

    /**
     * Compares a report anew, because a slot says that a link of this version rests on a key that became generic. What is
     * said of another version than the newest is void: the newest has visited that slot too, or is about to.
     */
    public List<Output> take(Revision revision) {
        EnrichedReport before = enriched.get(revision.getReportId());
        if (before == null || before.getVersion() != revision.getVersion()) {
            return List.of();
        }
        return begin(
                EnrichedReport.newBuilder(before)
                        .setVersion(Version.revised(before.getVersion()))
                        .build(),
                ReportFeatures.of(before.getFacts()),
                List.of());
    }
}
