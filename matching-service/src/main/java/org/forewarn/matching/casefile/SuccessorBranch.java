package org.forewarn.matching.casefile;

import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.state.Stores;
import org.forewarn.matching.state.Table;
import org.forewarn.matching.stream.Branch;
import org.forewarn.matching.stream.StageProcessor;
import org.forewarn.matching.stream.StageProcessor.Stage;
import org.forewarn.matching.stream.StageProcessor.Tables;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.EnrichedReport;

/** Remembers where the reports of a case went that ended: beside the case stage, in its partition. */
public final class SuccessorBranch implements Branch {

    /** caseId of a case that was merged → caseId. */
    static final String SUCCESSORS = "case-successors";

    private static final Serde<String> TEXT = Serdes.String();

    @Override
    public void grow(
            StreamsBuilder builder,
            KStream<String, EnrichedReport> enriched,
            KStream<String, Case> cases,
            int partitions) {
        builder.addStateStore(Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(SUCCESSORS), TEXT, TEXT));
        cases.process(() -> new StageProcessor<>(SuccessorBranch::successors), Named.as("case-successors"), SUCCESSORS);
    }

    private static Stage<Case, Case> successors(Tables tables) {
        Table<String> successors = tables.open(SUCCESSORS);
        return (record, offset) -> {
            take(successors, record.value());
            return List.of();
        };
    }

    /** A case that stands again, or has no report left, leads nowhere. */
    static void take(Table<String> successors, Case state) {
        String into = state.getMergedInto();
        if (into == null) {
            if (successors.get(state.getCaseId()) != null) {
                successors.remove(state.getCaseId());
            }
        } else {
            successors.put(state.getCaseId(), into);
        }
    }
}
