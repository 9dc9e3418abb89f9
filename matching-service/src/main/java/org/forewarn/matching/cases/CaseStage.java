package org.forewarn.matching.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.forewarn.matching.linkage.Pair;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.CaseStatus;
import org.forewarn.schemas.event.Link;
import org.forewarn.schemas.event.LinkBand;
import org.forewarn.schemas.event.LinkVerdict;
import org.forewarn.schemas.event.ReportFacts;
import org.forewarn.schemas.matching.ArrivedReport;
import org.forewarn.schemas.matching.CaseControl;
import org.forewarn.schemas.matching.CaseInput;
import org.forewarn.schemas.matching.CaseNode;
import org.forewarn.schemas.matching.CasePair;
import org.forewarn.schemas.matching.EarlyAnswers;
import org.forewarn.schemas.matching.PairDecision;
import org.forewarn.schemas.matching.SlotAnswer;
import org.forewarn.schemas.matching.WaitingVersion;
import org.jspecify.annotations.Nullable;

/**
 * Reports, links and answers become cases that never show a state between two versions. A slot's links come with its
 * answer or before; beyond that, any order will do.
 *
 * <p>A version of a report waits until all its slots have answered, and so all their links are known here; then it is
 * shown, at once with all of them. A link stands while neither report is shown at a newer version than was compared: so a link needs no end of its
 * own, and what is late or out of order does no harm. A link that is followed by another stands as it was until both
 * reports are shown at the newer versions: an amended report that lost one number and kept another does not leave its
 * case in between.
 *
 * <p>What a reviewer decided of a pair counts as long as it is not taken back, whatever becomes of its reports: it waits
 * for one that is not live.
 */
public final class CaseStage {

    private static final long NOT_LINKED = -1;

    private final CaseTables tables;
    private final CaseBounds bounds;
    private final CaseGraph graph;
    private final Opening opening;

    /**
     * A stage over its tables.
     *
     * @param startsOpen whether it publishes from the beginning; asked only while nothing was told otherwise
     * @param floor versions begin above it; asked only once, when the tables are empty. It must be greater than any
     *     version that was ever published before they were
     */
    public CaseStage(CaseTables tables, CaseBounds bounds, boolean startsOpen, long floor) {
        this.tables = tables;
        this.bounds = bounds;
        this.graph = new CaseGraph(tables);
        this.opening = new Opening(tables, graph, bounds, startsOpen, floor);
    }

    /** What follows, in this order. */
    public sealed interface Output {

        /** The link that stands between two reports; null: it ended. */
        record Linked(Pair pair, @Nullable Link link) implements Output {}

        /** A case in its new state, or what became of it. */
        record Published(Case state) implements Output {}
    }

    /**
     * Takes an input in.
     *
     * @param offset of the input among all: grows from one to the next, also over a restart
     * @throws IllegalArgumentException when it breaks its contract
     */
    public List<Output> take(CaseInput input, long offset) {
        return published(outputs(input), offset);
    }

    private List<Output> outputs(CaseInput input) {
        ArrivedReport arrived = input.getArrived();
        SlotAnswer answer = input.getAnswer();
        Link link = input.getLink();
        PairDecision decision = input.getDecision();
        CaseControl control = input.getControl();
        if (Stream.of(arrived, answer, link, decision, control)
                        .filter(Objects::nonNull)
                        .count()
                != 1) {
            throw new IllegalArgumentException("A case input is one thing");
        }
        if (control != null) {
            return opening.take(control);
        }
        var step = new Step();
        if (arrived != null) {
            step.arrive(arrived);
        } else if (answer != null) {
            step.answer(answer);
        } else if (link != null) {
            step.learn(link);
        } else if (decision != null) {
            step.decide(decision);
        }
        return step.finish();
    }

    /** What is not held back; cases with their version. */
    private List<Output> published(List<Output> outputs, long offset) {
        if (outputs.isEmpty()) {
            return outputs;
        }
        long version = opening.version(offset);
        var published = new ArrayList<Output>();
        for (Output output : outputs) {
            switch (output) {
                case Output.Linked linked -> {
                    if (opening.isOpen(linked.pair().key())) {
                        published.add(linked);
                    }
                }
                case Output.Published(Case state) -> {
                    boolean ended = state.getStatus() != CaseStatus.OPEN;
                    if (opening.isOpen(state.getCaseId()) || (ended && opening.isEndOpen())) {
                        state.setVersion(version);
                        published.add(output);
                    }
                }
            }
        }
        return published;
    }

    private CaseNode node(String reportId) {
        CaseNode known = tables.nodes().get(reportId);
        return known == null ? CaseNode.newBuilder().setReportId(reportId).build() : known;
    }

    /** The newest version of a report that has come here, shown or not. */
    private static long newestHere(CaseNode node) {
        WaitingVersion waiting = node.getWaiting();
        return waiting == null ? node.getVersion() : waiting.getVersion();
    }

    /** The handling of one input. */
    private final class Step {

        private final List<Output> outputs = new ArrayList<>();

        /** Reports whose place in the graph may be another now, or whose neighbourhood. */
        private final TreeSet<String> touched = new TreeSet<>();

        /** Whether reports and edges were only added to the graph. */
        private boolean onlyMore = true;

        void arrive(ArrivedReport report) {
            CaseNode node = node(report.getReportId());
            if (report.getVersion() <= newestHere(node)) {
                return;
            }
            WaitingVersion overtaken = node.getWaiting();
            if (overtaken != null && !overtaken.getWithdrawn()) {
                tables.facts().remove(CaseGraph.factsKey(node.getReportId(), overtaken.getVersion()));
            }
            ReportFacts facts = report.getFacts();
            if (facts != null) {
                tables.facts().put(CaseGraph.factsKey(node.getReportId(), report.getVersion()), facts);
            }
            var waiting = new WaitingVersion(report.getVersion(), facts == null, report.getWaitingFor());
            EarlyAnswers early = node.getEarly();
            if (early != null && early.getVersion() <= report.getVersion()) {
                if (early.getVersion() == report.getVersion()) {
                    early.getSlots().forEach(slot -> hasAnswered(waiting, slot));
                }
                node.setEarly(null);
            }
            node.setWaiting(waiting);
            tables.nodes().put(node.getReportId(), node);
            showIfAnswered(node);
        }

        void answer(SlotAnswer answer) {
            answer.getLinks().forEach(this::learn);
            CaseNode node = node(answer.getReportId());
            WaitingVersion waiting = node.getWaiting();
            if (waiting != null && waiting.getVersion() == answer.getVersion()) {
                hasAnswered(waiting, answer.getSlot());
                tables.nodes().put(node.getReportId(), node);
                showIfAnswered(node);
            } else if (answer.getVersion() > newestHere(node)) {
                keep(node, answer);
            }
        }

        private static void hasAnswered(WaitingVersion waiting, Integer slot) {
            var waitingFor = new ArrayList<>(waiting.getWaitingFor());
            waitingFor.remove(slot);
            waiting.setWaitingFor(waitingFor);
        }

        /** An answer whose report is still on its way. */
        private void keep(CaseNode node, SlotAnswer answer) {
            EarlyAnswers early = node.getEarly();
            if (early != null && early.getVersion() > answer.getVersion()) {
                return;
            }
            var slots = new TreeSet<Integer>();
            if (early != null && early.getVersion() == answer.getVersion()) {
                slots.addAll(early.getSlots());
            }
            slots.add(answer.getSlot());
            node.setEarly(new EarlyAnswers(answer.getVersion(), List.copyOf(slots)));
            tables.nodes().put(node.getReportId(), node);
        }

        void learn(Link link) {
            Pair pair = new Pair(link.getLeft(), link.getRight());
            CasePair before = tables.pairs().get(pair.key());
            CasePair after = KnownLinks.with(before, link);
            if (after.equals(before)) {
                return;
            }
            Link stood = before == null ? null : graph.standing(before);
            after.setHeld(stood);
            put(pair, after);
            release(pair, stood, areLive(pair));
        }

        void decide(PairDecision decision) {
            Pair pair = new Pair(decision.getLeft(), decision.getRight());
            CasePair row = tables.pairs().get(pair.key());
            PairDecision before = row == null ? null : row.getDecision();
            PairDecision after = KnownDecisions.with(before, decision);
            boolean takesNothingBack = before == null && after.getVerdict() == LinkVerdict.NONE;
            if (after.equals(before) || takesNothingBack) {
                return;
            }
            CasePair decided = row == null ? unlinked(pair) : row;
            decided.setDecision(after);
            put(pair, decided);
            if (areLive(pair)) {
                onlyMore = before == null && after.getVerdict() == LinkVerdict.SAME;
                touched.add(pair.left());
                touched.add(pair.right());
            }
        }

        private boolean areLive(Pair pair) {
            return graph.isLive(pair.left()) && graph.isLive(pair.right());
        }

        private void showIfAnswered(CaseNode node) {
            WaitingVersion answered = node.getWaiting();
            if (answered == null || !answered.getWaitingFor().isEmpty()) {
                return;
            }
            String reportId = node.getReportId();
            record Stood(Pair pair, @Nullable Link link) {}
            List<Stood> stood = graph.pairsOf(reportId).stream()
                    .map(row -> new Stood(new Pair(row.getLeft(), row.getRight()), graph.standing(row)))
                    .toList();
            onlyMore &= !node.getLive();
            show(node, answered);
            touched.add(reportId);
            // whether a neighbour is out of escrow depends on who is live
            touched.addAll(graph.neighbours(reportId));
            stood.forEach(each -> release(each.pair(), each.link(), true));
        }

        private void show(CaseNode node, WaitingVersion answered) {
            String reportId = node.getReportId();
            if (node.getLive()) {
                tables.facts().remove(CaseGraph.factsKey(reportId, node.getVersion()));
            }
            ReportFacts facts = answered.getWithdrawn()
                    ? null
                    : tables.facts().get(CaseGraph.factsKey(reportId, answered.getVersion()));
            node.setVersion(answered.getVersion());
            node.setLive(facts != null);
            node.setEscrowMinMatches(facts == null ? null : facts.getConsent().getEscrowMinMatches());
            node.setWaiting(null);
            tables.nodes().put(reportId, node);
        }

        /**
         * Lets the newest decide once both reports are shown at its versions, and tells when another link stands.
         *
         * @param live whether that can change anything but the link
         */
        private void release(Pair pair, @Nullable Link stood, boolean live) {
            CasePair row = tables.pairs().get(pair.key());
            if (row == null) {
                return;
            }
            if (graph.isReached(row)) {
                row.setHeld(null);
                put(pair, graph.standing(row) == null ? withoutLink(row) : row);
            }
            Link stands = graph.standing(row);
            if (!Objects.equals(stood, stands)) {
                outputs.add(new Output.Linked(pair, stands));
                if (live) {
                    onlyMore &= !unites(stood) || unites(stands);
                    touched.add(pair.left());
                    touched.add(pair.right());
                }
            }
        }

        List<Output> finish() {
            new Regrouping(tables, graph, bounds)
                    .around(touched, onlyMore)
                    .forEach(state -> outputs.add(new Output.Published(state)));
            return outputs;
        }

        private void put(Pair pair, @Nullable CasePair row) {
            boolean known = tables.pairs().get(pair.key()) != null;
            if (row == null) {
                tables.pairs().remove(pair.key());
            } else {
                tables.pairs().put(pair.key(), row);
            }
            if (known != (row != null)) {
                neighbour(pair.left(), pair.right(), row != null);
                neighbour(pair.right(), pair.left(), row != null);
            }
        }

        private void neighbour(String reportId, String other, boolean is) {
            CaseNode node = node(reportId);
            var neighbours = new TreeSet<>(node.getNeighbours());
            if (is) {
                neighbours.add(other);
            } else {
                neighbours.remove(other);
            }
            node.setNeighbours(List.copyOf(neighbours));
            tables.nodes().put(reportId, node);
        }
    }

    private static boolean unites(@Nullable Link link) {
        return link != null && link.getBand() == LinkBand.LINK;
    }

    /** What is left of a pair when no link stands; null: nothing. */
    private static @Nullable CasePair withoutLink(CasePair row) {
        PairDecision decision = row.getDecision();
        if (decision == null) {
            return null;
        }
        CasePair rest = unlinked(new Pair(row.getLeft(), row.getRight()));
        rest.setDecision(decision);
        return rest;
    }

    private static CasePair unlinked(Pair pair) {
        return CasePair.newBuilder()
                .setLeft(pair.left())
                .setRight(pair.right())
                .setLeftVersion(NOT_LINKED)
                .setRightVersion(NOT_LINKED)
                .build();
    }
}
