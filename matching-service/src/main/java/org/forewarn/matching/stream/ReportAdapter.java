package org.forewarn.matching.stream;

import java.util.List;
import org.apache.kafka.streams.processor.api.Record;
import org.forewarn.matching.blocking.ReportStage;
import org.forewarn.matching.blocking.ReportStage.Output;
import org.forewarn.matching.linkage.Pair;
import org.forewarn.schemas.event.ReportEvent;

/** Reads {@code reports}. A record's offset is the report's version. */
public final class ReportAdapter implements StageProcessor.Stage<ReportEvent, Output> {

    /** A UUID has 36; more would be no id of ours, and would swell every key it is part of. */
    private static final int MAX_ID_LENGTH = 64;

    private final ReportStage stage;
    private final Tally tally;

    public ReportAdapter(ReportStage stage, Tally tally) {
        this.stage = stage;
        this.tally = tally;
    }

    @Override
    public List<Record<String, Output>> take(Record<String, ReportEvent> record, long offset) {
        var taken = stage.take(checked(record), offset);
        tally.report(taken);
        return records(taken.outputs(), record.timestamp());
    }

    static List<Record<String, Output>> records(List<Output> outputs, long timestamp) {
        return outputs.stream()
                .map(output -> new Record<>(key(output), output, timestamp))
                .toList();
    }

    private static ReportEvent checked(Record<String, ReportEvent> record) {
        ReportEvent event = record.value();
        if (event == null) {
            throw new IllegalArgumentException("A record of reports has no value");
        }
        String reportId = event.getReportId();
        if (!reportId.equals(record.key())) {
            throw new IllegalArgumentException("A record's key is not its reportId");
        }
        if (reportId.isEmpty() || reportId.length() > MAX_ID_LENGTH || reportId.indexOf(Pair.SEPARATOR) >= 0) {
            throw new IllegalArgumentException("A reportId is not one of intake's");
        }
        return event;
    }

    private static String key(Output output) {
        return switch (output) {
            case Output.Enriched enriched -> enriched.reportId();
            case Output.Visiting visiting -> visiting.visit().getReportId();
            case Output.Arrived arrived -> arrived.report().getReportId();
        };
    }
}
