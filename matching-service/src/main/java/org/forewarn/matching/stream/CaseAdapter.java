package org.forewarn.matching.stream;

import java.util.List;
import org.apache.kafka.streams.processor.api.Record;
import org.forewarn.matching.cases.CaseStage;
import org.forewarn.matching.cases.CaseStage.Output;
import org.forewarn.matching.cases.CaseTables;
import org.forewarn.schemas.matching.CaseInput;

/** Settled reports and pairs in; links and cases out. */
public final class CaseAdapter implements StageProcessor.Stage<CaseInput, Output> {

    private final CaseStage stage;
    private final Tally tally;

    public CaseAdapter(StageProcessor.Tables tables, Tally tally) {
        this.stage = new CaseStage(new CaseTables(
                tables.open(StoreNames.CASE_NODES),
                tables.open(StoreNames.CASE_PAIRS),
                tables.open(StoreNames.CASE_HEADS)));
        this.tally = tally;
    }

    @Override
    public List<Record<String, Output>> take(Record<String, CaseInput> record, long offset) {
        List<Output> outputs = stage.take(record.value());
        outputs.forEach(this::count);
        return outputs.stream()
                .map(output -> new Record<>(key(output), output, record.timestamp()))
                .toList();
    }

    private void count(Output output) {
        switch (output) {
            case Output.Linked linked -> tally.link(linked.link());
            case Output.Published published -> tally.published(published.state().getStatus());
        }
    }

    private static String key(Output output) {
        return switch (output) {
            case Output.Linked linked -> linked.pair().key();
            case Output.Published published -> published.state().getCaseId();
        };
    }
}
