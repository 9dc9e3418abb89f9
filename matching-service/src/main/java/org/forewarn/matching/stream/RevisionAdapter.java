package org.forewarn.matching.stream;

import java.util.List;
import org.apache.kafka.streams.processor.api.Record;
import org.forewarn.matching.blocking.ReportStage;
import org.forewarn.schemas.event.Revision;

/** What slots say of a report's keys, where the report is. */
public final class RevisionAdapter implements StageProcessor.Stage<Revision, ReportStage.Output> {

    private final ReportStage stage;

    public RevisionAdapter(ReportStage stage) {
        this.stage = stage;
    }

    @Override
    public List<Record<String, ReportStage.Output>> take(Record<String, Revision> record, long offset) {
        Revision revision = record.value();
        if (revision == null || !revision.getReportId().equals(record.key())) {
            throw new IllegalArgumentException("A record of revisions is not under its reportId");
        }
        return ReportAdapter.records(stage.take(revision), record.timestamp());
    }
}
