package org.forewarn.matching.stream;

import java.util.List;
import org.apache.kafka.streams.processor.api.Record;
import org.forewarn.matching.blocking.SettleStage;
import org.forewarn.schemas.matching.BlockAck;
import org.forewarn.schemas.matching.SettledReport;

/** The blocks' answers, back where the report is. */
public final class AckAdapter implements StageProcessor.Stage<BlockAck, SettledReport> {

    private final SettleStage stage;

    public AckAdapter(StageProcessor.Tables tables) {
        this.stage = new SettleStage(tables.open(StoreNames.ENRICHED), tables.open(StoreNames.SETTLING));
    }

    @Override
    public List<Record<String, SettledReport>> take(Record<String, BlockAck> record, long offset) {
        return stage.take(record.value()).map(record::withValue).stream().toList();
    }
}
