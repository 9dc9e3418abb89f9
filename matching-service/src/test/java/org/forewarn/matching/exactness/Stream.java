package org.forewarn.matching.exactness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.forewarn.matching.blocking.BlockLimits;
import org.forewarn.matching.blocking.BlockStage;
import org.forewarn.matching.blocking.ReportComparer;
import org.forewarn.matching.blocking.ReportStage;
import org.forewarn.matching.blocking.Rules;
import org.forewarn.matching.blocking.Slots;
import org.forewarn.matching.cases.CaseBounds;
import org.forewarn.matching.cases.CaseInputs;
import org.forewarn.matching.cases.CaseStage;
import org.forewarn.matching.cases.CaseTables;
import org.forewarn.matching.linkage.Pair;
import org.forewarn.matching.state.MapTable;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.EnrichedReport;
import org.forewarn.schemas.event.Link;
import org.forewarn.schemas.event.ReportEvent;
import org.forewarn.schemas.event.ReportFacts;
import org.forewarn.schemas.event.Revision;
import org.forewarn.schemas.matching.CaseHead;
import org.forewarn.schemas.matching.CaseInput;
import org.forewarn.schemas.matching.CaseMember;
import org.forewarn.schemas.matching.CaseNode;
import org.forewarn.schemas.matching.CasePair;
import org.forewarn.schemas.matching.CaseSwitch;
import org.forewarn.schemas.matching.SlotAnswer;
import org.forewarn.schemas.matching.Visit;
import org.jspecify.annotations.Nullable;

/** The real stages, each in as many partitions as asked for, joined by a {@link Network} instead of a broker. */
final class Stream {

    final MapTable<CaseNode> nodes = new MapTable<>();
    final MapTable<ReportFacts> facts = new MapTable<>();
    final MapTable<CasePair> casePairs = new MapTable<>();
    final MapTable<CaseHead> heads = new MapTable<>();
    final MapTable<CaseMember> caseMembers = new MapTable<>();
    final MapTable<CaseSwitch> switches = new MapTable<>();

    /** The newest record of each key, as compacted topics have it. */
    final Map<String, Link> links = new TreeMap<>();

    final Map<String, Case> cases = new TreeMap<>();

    /** Every version that was taken of each report, newest last; null: withdrawn. */
    final Map<String, TreeMap<Long, @Nullable EnrichedReport>> versions = new TreeMap<>();

    /** How often a key became generic or ceased to be. */
    int turns;

    /** Keys that ever did. */
    final Set<String> turnedKeys = new HashSet<>();

    /** A slot begins again before one visit in so many. */
    private static final int RESTARTS = 10;

    private final Random restarts;

    private final Network network;
    private final UnaryOperator<CaseInput> tamper;
    private final Consumer<Stream> watch;
    private final List<ReportTask> reportTasks;
    private final List<BlockTask> blockTasks;
    private final CaseStage caseStage;
    private long caseInputs;

    /** Records of each partition of {@code link-decisions}, by partition. */
    private final Map<Integer, List<CaseInput>> decisions = new TreeMap<>();

    /**
     * @param tamper what happens to the case stage's inputs on their way: nothing, or a fault that a test must find
     * @param watch looks on after each step that takes a report or changes a case
     * @param bounds of the cases
     * @param limits of the blocks
     * @param startsOpen whether the case stage publishes from the beginning
     */
    Stream(
            int partitions,
            Random random,
            UnaryOperator<CaseInput> tamper,
            Consumer<Stream> watch,
            CaseBounds bounds,
            BlockLimits limits,
            boolean startsOpen) {
        this.caseStage = new CaseStage(
                new CaseTables(nodes, facts, casePairs, heads, caseMembers, switches), bounds, startsOpen, 0);
        this.network = new Network(random);
        this.restarts = new Random(random.nextLong());
        this.tamper = tamper;
        this.watch = watch;
        var slots = new Slots(1 + random.nextInt(partitions));
        var rules = new Rules(Batch.KEYS, slots, limits, new ReportComparer(Batch.MODEL));
        this.reportTasks = IntStream.range(0, partitions)
                .mapToObj(number -> new ReportTask(number, rules))
                .toList();
        this.blockTasks = IntStream.range(0, slots.count())
                .mapToObj(number -> new BlockTask(number, rules))
                .toList();
    }

    /** Puts an event into the topic {@code reports}. */
    void post(ReportEvent event) {
        ReportTask task = at(reportTasks, event.getReportId());
        long offset = task.end++;
        network.send("intake", task.name, () -> task.take(event, offset));
    }

    /** Puts a decision into the topic {@code link-decisions}, and sometimes an old record of its partition once more. */
    void post(Stories.Decided decided, Random random) {
        int partition = Math.floorMod(decided.key().hashCode(), reportTasks.size());
        List<CaseInput> records = decisions.computeIfAbsent(partition, number -> new ArrayList<>());
        long offset = records.size();
        records.add(CaseInputs.decision(decided.key(), decided.decision(), offset, Instant.ofEpochMilli(offset / 2)));
        control("decisions" + partition, records.getLast());
        if (random.nextInt(3) == 0) {
            control("decisions" + partition, records.get(random.nextInt(records.size())));
        }
    }

    /** Sends something to the case stage. */
    void control(String from, CaseInput input) {
        network.send(from, "cases", () -> takeCase(CaseInput.newBuilder(input).build()));
    }

    boolean step() {
        return network.step();
    }

    void drain() {
        while (network.step()) {
            // until nothing is under way
        }
    }

    private static <T> T at(List<T> tasks, String key) {
        return tasks.get(Math.floorMod(key.hashCode(), tasks.size()));
    }

    private final class ReportTask {

        final String name;
        final MapTable<EnrichedReport> enriched = new MapTable<>();
        final ReportStage stage;
        long end;

        ReportTask(int number, Rules rules) {
            this.name = "reports" + number;
            this.stage = new ReportStage(enriched, rules);
        }

        void take(ReportEvent event, long offset) {
            follow(stage.take(event, offset).outputs(), versionOf(offset));
        }

        void take(Revision revision) {
            follow(stage.take(revision), revision.getVersion() + 1);
        }

        private void follow(List<ReportStage.Output> outputs, long version) {
            for (var output : outputs) {
                switch (output) {
                    case ReportStage.Output.Enriched state ->
                        versions.computeIfAbsent(state.reportId(), id -> new TreeMap<>())
                                .put(version, state.report());
                    case ReportStage.Output.Visiting visiting -> {
                        BlockTask block = blockTasks.get(visiting.visit().getSlot());
                        network.send(name, block.name, () -> block.take(visiting.visit()));
                    }
                    case ReportStage.Output.Arrived arrived ->
                        network.send(name, "cases", () -> takeCase(CaseInputs.arrived(arrived.report())));
                }
            }
            watch.accept(Stream.this);
        }
    }

    private final class BlockTask {

        final String name;
        final MapTable<Visit> visitors = new MapTable<>();
        private final Rules rules;
        private BlockStage blocks;

        BlockTask(int number, Rules rules) {
            this.name = "blocks" + number;
            this.rules = rules;
            this.blocks = new BlockStage(visitors, rules);
        }

        /** Nothing is left but the table. */
        void restart() {
            blocks = new BlockStage(visitors, rules);
            visitors.rows().forEach(blocks::remember);
        }

        void take(Visit visit) {
            if (restarts.nextInt(RESTARTS) == 0) {
                restart();
            }
            for (var output : blocks.take(visit)) {
                switch (output) {
                    case BlockStage.Output.Linked linked ->
                        network.send(name, "cases", () -> takeCase(CaseInputs.link(Batch.banded(linked.link()))));
                    case BlockStage.Output.Answered answered ->
                        network.send(name, "cases", () -> takeCase(CaseInputs.answer(banded(answered.answer()))));
                    case BlockStage.Output.Revised revised -> {
                        ReportTask report = at(reportTasks, revised.revision().getReportId());
                        network.send(name + " revisions", report.name, () -> report.take(revised.revision()));
                    }
                    case BlockStage.Output.Turned turned -> {
                        turns++;
                        turnedKeys.add(turned.key());
                    }
                }
            }
        }
    }

    private static SlotAnswer banded(SlotAnswer answer) {
        return SlotAnswer.newBuilder(answer)
                .setLinks(answer.getLinks().stream().map(Batch::banded).toList())
                .build();
    }

    private void takeCase(CaseInput input) {
        for (var output : caseStage.take(tamper.apply(input), caseInputs++)) {
            switch (output) {
                case CaseStage.Output.Linked linked -> {
                    if (linked.link() == null) {
                        links.remove(linked.pair().key());
                    } else {
                        links.put(linked.pair().key(), linked.link());
                    }
                }
                case CaseStage.Output.Published published -> {
                    Case before = cases.put(published.state().getCaseId(), published.state());
                    assertThat(published.state().getVersion()).isGreaterThan(before == null ? 0 : before.getVersion());
                }
            }
        }
        watch.accept(this);
    }

    /** The version of the event at an offset. */
    static long versionOf(long offset) {
        return offset << 20;
    }

    /** What was taken of a report from a version on. */
    NavigableMap<Long, @Nullable EnrichedReport> versionsSince(String reportId, long version) {
        return versions.getOrDefault(reportId, new TreeMap<>()).tailMap(version, true);
    }

    /** Rows that would be left over for ever: nothing is under way any more, and no link stands. */
    List<String> leftovers() {
        var leftovers = new ArrayList<String>();
        casePairs.rows().stream()
                .filter(pair -> pair.getHeld() != null || (pair.getNewest() == null && pair.getDecision() == null))
                .forEach(pair -> leftovers.add("pair " + pair));
        caseMembers.keys().stream()
                .filter(key -> heads.get(key.substring(0, key.indexOf(Pair.SEPARATOR))) == null)
                .forEach(key -> leftovers.add("member " + key));
        nodes.rows().stream()
                .filter(node -> node.getWaiting() != null || node.getEarly() != null)
                .forEach(node -> leftovers.add("node " + node));
        nodes.rows().forEach(node -> node.getNeighbours().stream()
                .filter(other ->
                        casePairs.get(Pair.of(node.getReportId(), other).key()) == null)
                .forEach(other -> leftovers.add("neighbour " + other + " of " + node.getReportId())));
        long ends = nodes.rows().stream()
                .mapToLong(node -> node.getNeighbours().size())
                .sum();
        if (ends != 2L * casePairs.rows().size()) {
            leftovers.add("%d ends of %d pairs".formatted(ends, casePairs.rows().size()));
        }
        long live = nodes.rows().stream().filter(CaseNode::getLive).count();
        if (facts.rows().size() != live) {
            leftovers.add("facts of %d versions, and %d reports are live"
                    .formatted(facts.rows().size(), live));
        }
        for (BlockTask task : blockTasks) {
            task.visitors.rows().stream().filter(row -> !isLive(row)).forEach(row -> leftovers.add("visitor " + row));
        }
        return leftovers;
    }

    private boolean isLive(Visit row) {
        var newest = versionsSince(row.getReportId(), row.getVersion());
        return newest.size() == 1 && newest.firstEntry().getValue() != null;
    }
}
