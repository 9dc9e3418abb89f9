package org.forewarn.matching.stream;

import java.util.List;
import org.apache.kafka.streams.processor.api.Record;
import org.forewarn.matching.blocking.BlockStage;
import org.forewarn.matching.blocking.BlockStage.Output;
import org.forewarn.matching.blocking.Rules;
import org.forewarn.matching.linkage.Pair;
import org.forewarn.schemas.matching.Visit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A slot, and the reports that visit it. */
public final class BlockAdapter implements StageProcessor.Stage<Visit, Output> {

    private static final Logger log = LoggerFactory.getLogger(BlockAdapter.class);

    private final BlockStage stage;
    private final Tally tally;

    public BlockAdapter(StageProcessor.Tables tables, Rules rules, Tally tally) {
        this.stage = new BlockStage(tables.open(StoreNames.VISITORS), rules);
        tables.<Visit>each(StoreNames.VISITORS, stage::remember);
        this.tally = tally;
    }

    @Override
    public List<Record<String, Output>> take(Record<String, Visit> record, long offset) {
        List<Output> outputs = stage.take(record.value());
        outputs.forEach(this::tell);
        return outputs.stream()
                .map(output -> new Record<>(key(output), output, record.timestamp()))
                .toList();
    }

    /** The key is a fingerprint: it can be told, and says nothing to whom has not the number. */
    private void tell(Output output) {
        if (output instanceof Output.Turned turned) {
            tally.turned(turned);
            log.info(
                    "Blocking key {} is {}: {} reports carry it",
                    turned.key(),
                    turned.generic() ? "generic now" : "specific again",
                    turned.carriers());
        }
    }

    private static String key(Output output) {
        return switch (output) {
            case Output.Linked linked ->
                new Pair(linked.link().getLeft(), linked.link().getRight()).key();
            case Output.Answered answered -> answered.answer().getReportId();
            case Output.Revised revised -> revised.revision().getReportId();
            case Output.Turned turned -> turned.key();
        };
    }
}
