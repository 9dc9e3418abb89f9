package org.forewarn.matching.stream;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Record;
import org.forewarn.matching.blocking.BlockStage;
import org.forewarn.matching.linkage.Pair;
import org.forewarn.matching.linkage.ReportComparer;
import org.forewarn.schemas.event.Link;
import org.forewarn.schemas.matching.BlockRow;

/** A block and those who come into it. What follows are {@code Link}s, then one {@code BlockAck}. */
public final class BlockAdapter implements StageProcessor.Stage<BlockRow, SpecificRecord> {

    private final BlockStage stage;

    public BlockAdapter(StageProcessor.Tables tables, ReportComparer comparer) {
        this.stage = new BlockStage(tables.open(StoreNames.BLOCKS), comparer);
    }

    @Override
    public List<Record<String, SpecificRecord>> take(Record<String, BlockRow> record, long offset) {
        var outputs = new ArrayList<Record<String, SpecificRecord>>();
        stage.take(record.key(), record.value()).ifPresent(met -> {
            met.links().forEach(link -> outputs.add(new Record<>(key(link), link, record.timestamp())));
            outputs.add(new Record<>(met.ack().getReportId(), met.ack(), record.timestamp()));
        });
        return outputs;
    }

    private static String key(Link link) {
        return new Pair(link.getLeft(), link.getRight()).key();
    }
}
