package org.forewarn.matching.check.serving;

import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;
import org.forewarn.matching.check.SightedStage;
import org.forewarn.matching.check.SightingKeys;
import org.forewarn.matching.check.SightingStage;
import org.forewarn.matching.stream.AvroSerdes;
import org.forewarn.matching.stream.Branch;
import org.forewarn.matching.stream.StageProcessor;
import org.forewarn.matching.stream.StageProcessor.Stage;
import org.forewarn.matching.stream.StageProcessor.Tables;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.EnrichedReport;
import org.forewarn.schemas.matching.Sighted;
import org.forewarn.schemas.matching.Sighting;

/**
 * The index of checks: {@code enriched-reports ─▶ sighted ──by key──▶ sightings}. Store names are also the names of their
 * changelogs.
 */
public final class SightingBranch implements Branch {

    /** reportId → {@code Sighted}. */
    static final String SIGHTED = "sighted";

    /** key | reportId → {@code Sighting}. */
    public static final String SIGHTINGS = "sightings";

    private static final Serde<String> KEY = Serdes.String();

    private final AvroSerdes serdes;
    private final SightingKeys keys;

    public SightingBranch(AvroSerdes serdes, SightingKeys keys) {
        this.serdes = serdes;
        this.keys = keys;
    }

    @Override
    public void grow(
            StreamsBuilder builder,
            KStream<String, EnrichedReport> enriched,
            KStream<String, Case> cases,
            int partitions) {
        addStore(builder, SIGHTED, Sighted.class);
        addStore(builder, SIGHTINGS, Sighting.class);
        enriched.process(() -> new StageProcessor<>(this::sighted), Named.as("sighted"), SIGHTED)
                .repartition(Repartitioned.with(KEY, serdes.of(Sighting.class))
                        .withName("sightings")
                        .withNumberOfPartitions(partitions))
                .process(() -> new StageProcessor<>(SightingBranch::sightings), Named.as("sightings"), SIGHTINGS);
    }

    private <T extends SpecificRecord> void addStore(StreamsBuilder builder, String name, Class<T> row) {
        builder.addStateStore(Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), KEY, serdes.of(row)));
    }

    private Stage<EnrichedReport, Sighting> sighted(Tables tables) {
        var stage = new SightedStage(tables.open(SIGHTED), keys);
        return (record, offset) -> stage.take(record.key(), record.value()).stream()
                .map(row -> new Record<>(row.key(), row.sighting(), record.timestamp()))
                .toList();
    }

    /** The end of the branch: nothing follows. */
    private static Stage<Sighting, Sighting> sightings(Tables tables) {
        var stage = new SightingStage(tables.open(SIGHTINGS));
        return (record, offset) -> {
            stage.take(record.key(), record.value());
            return List.of();
        };
    }
}
