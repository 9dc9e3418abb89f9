package org.forewarn.matching.stream;

import java.time.Clock;
import java.util.List;
import org.apache.kafka.streams.processor.api.Record;
import org.forewarn.matching.cases.CaseBounds;
import org.forewarn.matching.cases.CaseStage;
import org.forewarn.matching.cases.CaseStage.Output;
import org.forewarn.matching.cases.CaseTables;
import org.forewarn.schemas.matching.CaseInput;

/** Settled reports, links and decisions in; links and cases out. */
public final class CaseAdapter implements StageProcessor.Stage<CaseInput, Output> {

    private static final long MICROS_OF_A_MILLI = 1_000;

    private final CaseStage stage;
    private final Tally tally;

    /**
     * Opens the stage.
     *
     * @param startsOpen whether it publishes before anybody said so, as a first stream does
     * @param clock read when the state is empty: versions begin at its microseconds since 1970, so that they go on
     *     growing when a stream begins anew, however many the former one gave (fewer than a million a second)
     */
    public CaseAdapter(StageProcessor.Tables tables, Tally tally, boolean startsOpen, Clock clock) {
        var ownTables = new CaseTables(
                tables.open(StoreNames.CASE_NODES),
                tables.open(StoreNames.CASE_FACTS),
                tables.open(StoreNames.CASE_PAIRS),
                tables.open(StoreNames.CASE_HEADS),
                tables.open(StoreNames.CASE_MEMBERS),
                tables.open(StoreNames.CASE_SWITCHES));
        this.stage = new CaseStage(ownTables, CaseBounds.DEFAULT, startsOpen, clock.millis() * MICROS_OF_A_MILLI);
        this.tally = tally;
    }

    @Override
    public List<Record<String, Output>> take(Record<String, CaseInput> record, long offset) {
        List<Output> outputs = stage.take(record.value(), offset);
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
