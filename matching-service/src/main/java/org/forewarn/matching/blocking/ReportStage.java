package org.forewarn.matching.blocking;

import java.util.ArrayList;
import java.util.List;
import org.forewarn.matching.blocking.BlockingKeys.Keys;
import org.forewarn.matching.enrichment.Enrichment;
import org.forewarn.matching.state.Table;
import org.forewarn.schemas.event.EnrichedReport;
import org.forewarn.schemas.event.Report;
import org.forewarn.schemas.event.ReportEvent;
import org.forewarn.schemas.event.ReportEventKind;
import org.forewarn.schemas.matching.BlockRow;
import org.forewarn.schemas.matching.SettledReport;
import org.forewarn.schemas.matching.Settling;
import org.jspecify.annotations.Nullable;

/** The versions of a report: it is sent into its blocks when it is new, amended or withdrawn. */
public final class ReportStage {

    private final Table<EnrichedReport> enriched;
    private final Table<Settling> settling;
    private final BlockingKeys blockingKeys;

    /**
     * @param enriched live reports by reportId
     * @param settling the blocks that have not yet answered for a report's newest version, by reportId
     */
    public ReportStage(Table<EnrichedReport> enriched, Table<Settling> settling, BlockingKeys blockingKeys) {
        this.enriched = enriched;
        this.settling = settling;
        this.blockingKeys = blockingKeys;
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

        /** The report goes into, changes in, or leaves a block. */
        record ToBlock(String block, BlockRow row) implements Output {}

        /** The report need not wait for any block: it has no key, or is withdrawn. */
        record Settled(SettledReport report) implements Output {}
    }

    /**
     * What became of an event.
     *
     * @param unreadable identifiers and plates that could not be read
     * @param keysLeftOut blocking keys beyond the bound
     */
    public record Taken(Outcome outcome, int unreadable, int keysLeftOut, List<Output> outputs) {

        static Taken nothing(Outcome outcome) {
            return new Taken(outcome, 0, 0, List.of());
        }
    }

    /**
     * Takes an event in.
     *
     * @param version greater than that of every earlier event of this report
     * @throws IllegalArgumentException when the event breaks its contract
     */
    public Taken take(ReportEvent event, long version) {
        String reportId = event.getReportId();
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
        leaveBlocks(reportId, version, before.getBlockingKeys(), List.of(), outputs);
        settling.remove(reportId);
        outputs.add(new Output.Settled(new SettledReport(reportId, version, null, List.of())));
        return new Taken(Outcome.WITHDRAWN, 0, 0, outputs);
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
        Enrichment enrichment = Enrichment.of(reportId, event.getProvenance(), report);
        Keys keys = blockingKeys.of(enrichment.facts());
        var after = new EnrichedReport(reportId, version, digest, enrichment.facts(), keys.sorted());
        enriched.put(reportId, after);
        List<Output> outputs = new ArrayList<>();
        outputs.add(new Output.Enriched(reportId, after));
        if (before != null) {
            leaveBlocks(reportId, version, before.getBlockingKeys(), keys.sorted(), outputs);
        }
        enterBlocks(after, outputs);
        return new Taken(
                before == null ? Outcome.NEW : Outcome.AMENDED, enrichment.unreadable(), keys.leftOut(), outputs);
    }

    private static void leaveBlocks(
            String reportId, long version, List<String> keysBefore, List<String> keys, List<Output> outputs) {
        for (String block : keysBefore) {
            if (!keys.contains(block)) {
                outputs.add(new Output.ToBlock(block, new BlockRow(reportId, version, keys, null)));
            }
        }
    }

    private void enterBlocks(EnrichedReport report, List<Output> outputs) {
        String reportId = report.getReportId();
        long version = report.getVersion();
        List<String> keys = report.getBlockingKeys();
        for (String block : keys) {
            outputs.add(new Output.ToBlock(block, new BlockRow(reportId, version, keys, report.getFacts())));
        }
        if (!keys.isEmpty()) {
            settling.put(reportId, new Settling(version, keys, List.of()));
        } else {
            settling.remove(reportId);
            outputs.add(new Output.Settled(new SettledReport(reportId, version, report.getFacts(), List.of())));
        }
    }
}
