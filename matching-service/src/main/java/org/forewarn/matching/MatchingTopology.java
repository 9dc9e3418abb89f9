package org.forewarn.matching;

import static org.forewarn.matching.stream.StoreNames.CASE_FACTS;
import static org.forewarn.matching.stream.StoreNames.CASE_HEADS;
import static org.forewarn.matching.stream.StoreNames.CASE_MEMBERS;
import static org.forewarn.matching.stream.StoreNames.CASE_NODES;
import static org.forewarn.matching.stream.StoreNames.CASE_PAIRS;
import static org.forewarn.matching.stream.StoreNames.CASE_SWITCHES;
import static org.forewarn.matching.stream.StoreNames.ENRICHED;
import static org.forewarn.matching.stream.StoreNames.VISITORS;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.forewarn.matching.blocking.BlockStage;
import org.forewarn.matching.blocking.ReportStage;
import org.forewarn.matching.blocking.Rules;
import org.forewarn.matching.cases.CaseInputs;
import org.forewarn.matching.cases.CaseStage;
import org.forewarn.matching.stream.AvroSerdes;
import org.forewarn.matching.stream.BlockAdapter;
import org.forewarn.matching.stream.Branch;
import org.forewarn.matching.stream.CaseAdapter;
import org.forewarn.matching.stream.DecisionAdapter;
import org.forewarn.matching.stream.ReportAdapter;
import org.forewarn.matching.stream.RevisionAdapter;
import org.forewarn.matching.stream.StageProcessor;
import org.forewarn.matching.stream.StageProcessor.Stage;
import org.forewarn.matching.stream.StageProcessor.Tables;
import org.forewarn.matching.stream.Tally;
import org.forewarn.schemas.Topic;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.EnrichedReport;
import org.forewarn.schemas.event.ReportFacts;
import org.forewarn.schemas.matching.CaseHead;
import org.forewarn.schemas.matching.CaseInput;
import org.forewarn.schemas.matching.CaseMember;
import org.forewarn.schemas.matching.CaseNode;
import org.forewarn.schemas.matching.CasePair;
import org.forewarn.schemas.matching.CaseSwitch;
import org.forewarn.schemas.matching.Visit;

/**
 * The whole graph. A report visits the slots in which its blocking keys lie, meets there whoever shares a key with it,
 * and is shown in its case when every slot has answered with the links it found. When a slot
 * finds that one of its keys became generic, reports whose links rested on it go round again:
 *
 * <pre>
 *      reports ─▶ versions ──────────────▶ enriched-reports
 *                  ▲  │ │
 *       revisions  │  │ └─────arrived────┐   link-decisions
 *                  │  ▼ visits           ▼     ▼
 *                 blocks ──answers──▶ case-input ──▶ cases ───▶ links, cases
 * </pre>
 */
public final class MatchingTopology {

    /** The graph of cases has no cut along which it could be divided. No narrative and no candidate reaches it. */
    private static final int ONE_PARTITION = 1;

    private static final Serde<String> KEY = Serdes.String();

    private final AvroSerdes serdes;
    private final Rules rules;
    private final Tally tally;
    private final boolean startsOpen;

    private final List<Branch> branches;

    /** @param startsOpen whether it publishes from the first report on; otherwise, once it has been opened */
    public MatchingTopology(AvroSerdes serdes, Rules rules, Tally tally, boolean startsOpen, Branch... branches) {
        this.serdes = serdes;
        this.rules = rules;
        this.tally = tally;
        this.startsOpen = startsOpen;
        this.branches = List.of(branches);
    }

    /**
     * The graph, ready to run.
     *
     * @param partitions of {@code reports}, and so of the answers that come back to them
     */
    public Topology build(int partitions) {
        var builder = new StreamsBuilder();
        addStores(builder);
        var versions = source(builder, Topics.REPORTS)
                .process(stage(t -> new ReportAdapter(reportStage(t), tally)), Named.as("versions"), ENRICHED)
                .merge(source(builder, Topics.REVISIONS)
                        .process(stage(t -> new RevisionAdapter(reportStage(t))), Named.as("revised"), ENRICHED));
        var enriched = only(versions, ReportStage.Output.Enriched.class, ReportStage.Output.Enriched::report);
        to(Topics.ENRICHED_REPORTS, enriched);
        var met = only(versions, ReportStage.Output.Visiting.class, ReportStage.Output.Visiting::visit)
                .repartition(between("visits", Visit.class, rules.slots().count())
                        .withStreamPartitioner((topic, key, visit, count) -> Optional.of(Set.of(visit.getSlot()))))
                .process(stage(t -> new BlockAdapter(t, rules, tally)), Named.as("blocks"), VISITORS);
        to(Topics.REVISIONS, only(met, BlockStage.Output.Revised.class, BlockStage.Output.Revised::revision));
        var arrived = only(versions, ReportStage.Output.Arrived.class, ReportStage.Output.Arrived::report);
        var answers = only(met, BlockStage.Output.Answered.class, BlockStage.Output.Answered::answer);
        var links = only(met, BlockStage.Output.Linked.class, BlockStage.Output.Linked::link);
        var decisions = source(builder, Topics.LINK_DECISIONS)
                .process(stage(t -> new DecisionAdapter()), Named.as("decisions"));
        var cases = arrived.mapValues(CaseInputs::arrived)
                .merge(links.mapValues(CaseInputs::link))
                .merge(answers.mapValues(CaseInputs::answer))
                .merge(decisions)
                .repartition(between("case-input", CaseInput.class, ONE_PARTITION))
                .process(
                        stage(t -> new CaseAdapter(t, tally, startsOpen, Clock.systemUTC())),
                        Named.as("cases"),
                        CASE_NODES,
                        CASE_FACTS,
                        CASE_PAIRS,
                        CASE_HEADS,
                        CASE_MEMBERS,
                        CASE_SWITCHES);
        to(Topics.LINKS, only(cases, CaseStage.Output.Linked.class, CaseStage.Output.Linked::link));
        var published = only(cases, CaseStage.Output.Published.class, CaseStage.Output.Published::state);
        to(Topics.CASES, published);
        branches.forEach(branch -> branch.grow(builder, enriched, published, partitions));
        return builder.build();
    }

    private ReportStage reportStage(Tables tables) {
        return new ReportStage(tables.open(ENRICHED), rules);
    }

    private void addStores(StreamsBuilder builder) {
        addStore(builder, ENRICHED, EnrichedReport.class);
        addStore(builder, VISITORS, Visit.class);
        addStore(builder, CASE_NODES, CaseNode.class);
        addStore(builder, CASE_FACTS, ReportFacts.class);
        addStore(builder, CASE_PAIRS, CasePair.class);
        addStore(builder, CASE_HEADS, CaseHead.class);
        addStore(builder, CASE_MEMBERS, CaseMember.class);
        addStore(builder, CASE_SWITCHES, CaseSwitch.class);
    }

    private <T extends SpecificRecord> KStream<String, T> source(StreamsBuilder builder, Topic<T> topic) {
        return builder.stream(topic.name(), Consumed.with(KEY, serdes.of(topic.value())));
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
