package org.forewarn.matching.stream;

import java.util.List;
import org.apache.kafka.streams.processor.api.Record;
import org.forewarn.matching.blocking.ReportStage;
import org.forewarn.schemas.matching.SettledReport;
import org.forewarn.schemas.matching.SlotAnswer;

/** The slots' answers, back where the report is. */
public final class AnswerAdapter implements StageProcessor.Stage<SlotAnswer, SettledReport> {

    private final ReportStage stage;

    public AnswerAdapter(ReportStage stage) {
        this.stage = stage;
    }

    @Override
    public List<Record<String, SettledReport>> take(Record<String, SlotAnswer> record, long offset) {
        SettledReport settled = stage.take(record.value());
        return settled == null ? List.of() : List.of(record.withValue(settled));
    }
}
