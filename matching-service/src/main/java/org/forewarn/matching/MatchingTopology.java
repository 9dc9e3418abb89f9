package org.forewarn.matching;

import static org.forewarn.matching.stream.StoreNames.BLOCKS;
import static org.forewarn.matching.stream.StoreNames.CASE_HEADS;
import static org.forewarn.matching.stream.StoreNames.CASE_NODES;
import static org.forewarn.matching.stream.StoreNames.CASE_PAIRS;
import static org.forewarn.matching.stream.StoreNames.ENRICHED;
import static org.forewarn.matching.stream.StoreNames.SETTLING;

import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.Stores;
import org.forewarn.matching.blocking.BlockingKeys;
import org.forewarn.matching.blocking.ReportStage;
import org.forewarn.matching.cases.CaseStage;
import org.forewarn.matching.linkage.ReportComparer;
import org.forewarn.matching.stream.AckAdapter;
import org.forewarn.matching.stream.AvroSerdes;
import org.forewarn.matching.stream.BlockAdapter;
import org.forewarn.matching.stream.CaseAdapter;
import org.forewarn.matching.stream.ReportAdapter;
import org.forewarn.matching.stream.StageProcessor;
import org.forewarn.matching.stream.StageProcessor.Stage;
import org.forewarn.matching.stream.StageProcessor.Tables;
import org.forewarn.matching.stream.Tally;
import org.forewarn.schemas.Topic;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.EnrichedReport;
import org.forewarn.schemas.event.Link;
import org.forewarn.schemas.matching.BlockAck;
import org.forewarn.schemas.matching.BlockRow;
import org.forewarn.schemas.matching.CaseHead;
import org.forewarn.schemas.matching.CaseInput;
import org.forewarn.schemas.matching.CaseNode;
import org.forewarn.schemas.matching.CasePair;
import org.forewarn.schemas.matching.Settling;

/**
 * The whole graph. A report goes into its blocks, meets there whoever shares a key with it, and is shown in its case
 * when every block has answered and every link they named is known:
 *
 * <pre>
 * reports ─▶ versions ────────────────────────▶ enriched-reports
 *               │ blocks
 *               ▼
 *            blocks ──acks──▶ settled
 *               │                │
 *               └──case-input────┴─▶ cases ───▶ links, cases
 * </pre>
 */
public final class MatchingTopology {

    /** The graph of cases has no cut along which it could be divided. Only settled reports and links reach it. */
    private static final int ONE_PARTITION = 1;

    private static final Serde<String> KEY = Serdes.String();

    private final AvroSerdes serdes;
    private final BlockingKeys blockingKeys;
    private final ReportComparer comparer;
    private final Tally tally;

    public MatchingTopology(AvroSerdes serdes, BlockingKeys blockingKeys, ReportComparer comparer, Tally tally) {
        this.serdes = serdes;
        this.blockingKeys = blockingKeys;
        this.comparer = comparer;
        this.tally = tally;
    }

    /**
     * The graph, ready to run.
     *
     * @param partitions of {@code reports}, and so of the topics between the stages
     */
    public Topology build(int partitions) {
        var builder = new StreamsBuilder();
        addStores(builder);

        var versions = builder.stream(Topics.REPORTS.name(), Consumed.with(KEY, serdes.of(Topics.REPORTS.value())))
                .process(
                        stage(t -> new ReportAdapter(t, blockingKeys, tally)),
                        Named.as("versions"),
                        ENRICHED,
                        SETTLING);
        to(
                Topics.ENRICHED_REPORTS,
                only(versions, ReportStage.Output.Enriched.class, ReportStage.Output.Enriched::report));

        var met = only(versions, ReportStage.Output.ToBlock.class, ReportStage.Output.ToBlock::row)
                .repartition(between("blocks", BlockRow.class, partitions))
                .process(stage(t -> new BlockAdapter(t, comparer)), Named.as("blocks"), BLOCKS);

        var settled = only(met, BlockAck.class, Function.identity())
                .repartition(between("acks", BlockAck.class, partitions))
                .process(stage(AckAdapter::new), Named.as("settled"), ENRICHED, SETTLING)
                .merge(only(versions, ReportStage.Output.Settled.class, ReportStage.Output.Settled::report));

        var links = only(met, Link.class, Function.identity());

        var cases = settled.mapValues(report -> new CaseInput(report, null))
                .merge(links.mapValues(link -> new CaseInput(null, link)))
                .repartition(between("case-input", CaseInput.class, ONE_PARTITION))
                .process(stage(t -> new CaseAdapter(t, tally)), Named.as("cases"), CASE_NODES, CASE_PAIRS, CASE_HEADS);
        to(Topics.LINKS, only(cases, CaseStage.Output.Linked.class, CaseStage.Output.Linked::link));
        to(Topics.CASES, only(cases, CaseStage.Output.Published.class, CaseStage.Output.Published::state));

        return builder.build();
    }

    private void addStores(StreamsBuilder builder) {
        addStore(builder, ENRICHED, EnrichedReport.class);
        addStore(builder, SETTLING, Settling.class);
        addStore(builder, BLOCKS, BlockRow.class);
        addStore(builder, CASE_NODES, CaseNode.class);
        addStore(builder, CASE_PAIRS, CasePair.class);
        addStore(builder, CASE_HEADS, CaseHead.class);
    }

    /** Its changelog is compacted and kept for ever, which is Kafka Streams' way with such stores. */
    private <T extends SpecificRecord> void addStore(StreamsBuilder builder, String name, Class<T> row) {
        builder.addStateStore(Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), KEY, serdes.of(row)));
    }

    private static <I, O> ProcessorSupplier<String, I, String, O> stage(Function<Tables, Stage<I, O>> opening) {
        return () -> new StageProcessor<>(opening);
    }

    /** What is of one kind among what follows from a stage. */
    private static <O, T extends O, V> KStream<String, V> only(
            KStream<String, O> outputs, Class<T> kind, Function<T, V> content) {
        return outputs.filter((key, output) -> kind.isInstance(output))
                .mapValues(output -> content.apply(kind.cast(output)));
    }

    private <T extends SpecificRecord> Repartitioned<String, T> between(String name, Class<T> type, int partitions) {
        return Repartitioned.with(KEY, serdes.of(type)).withName(name).withNumberOfPartitions(partitions);
    }

    private <T extends SpecificRecord> void to(Topic<T> topic, KStream<String, T> stream) {
        stream.to(topic.name(), Produced.with(KEY, serdes.of(topic.value())));
    }
}
