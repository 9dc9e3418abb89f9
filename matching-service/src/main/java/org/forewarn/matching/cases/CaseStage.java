package org.forewarn.matching.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.forewarn.matching.linkage.Pair;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.Link;
import org.forewarn.schemas.matching.CaseInput;
import org.forewarn.schemas.matching.CaseNode;
import org.forewarn.schemas.matching.CasePair;
import org.forewarn.schemas.matching.ExpectedPair;
import org.forewarn.schemas.matching.SettledReport;
import org.jspecify.annotations.Nullable;

/**
 * Settled reports and links, in any order, become cases that never show a state between two versions.
 *
 * <p>A settled report waits until every link that its blocks named is known here; then it is shown, at once with all of
 * them. A link stands while neither report is shown at a newer version than was compared: so a link needs no end of its
 * own, and what is late or out of order does no harm. A link that is followed by another stands as it was until both
 * reports are shown at the newer versions: an amended report that lost one number and kept another does not leave its
 * case in between.
 */
public final class CaseStage {

    private final CaseTables tables;
    private final CaseGraph graph;

    public CaseStage(CaseTables tables) {
        this.tables = tables;
        this.graph = new CaseGraph(tables);
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
     * @throws IllegalArgumentException when it breaks its contract
     */
    public List<Output> take(CaseInput input) {
        var step = new Step();
        SettledReport settled = input.getSettled();
        Link link = input.getLink();
        if (settled != null && link == null) {
            step.settle(settled);
        } else if (link != null && settled == null) {
            step.learn(link);
        } else {
            throw new IllegalArgumentException("A case input is a settled report or a link");
        }
        return step.finish();
    }

    private CaseNode node(String reportId) {
        CaseNode known = tables.nodes().get(reportId);
        return known == null ? CaseNode.newBuilder().setReportId(reportId).build() : known;
    }

    /** Whether every link that a settled report must be shown with is known, or a newer one. */
    private boolean isComplete(SettledReport settled) {
        return settled.getPairs().stream().allMatch(expected -> isKnown(settled, expected));
    }

    private boolean isKnown(SettledReport settled, ExpectedPair expected) {
        Pair pair = Pair.of(settled.getReportId(), expected.getOtherId());
        CasePair known = tables.pairs().get(pair.key());
        if (known == null) {
            return false;
        }
        boolean ordered = pair.left().equals(settled.getReportId());
        long left = ordered ? settled.getVersion() : expected.getOtherVersion();
        long right = ordered ? expected.getOtherVersion() : settled.getVersion();
        boolean exactly = known.getLeftVersion() == left && known.getRightVersion() == right;
        boolean newer = known.getLeftVersion() >= left && known.getRightVersion() >= right && !exactly;
        return newer || (exactly && known.getNewest() != null);
    }

    /** The handling of one input. */
    private final class Step {

        private final List<Output> outputs = new ArrayList<>();

        /** Reports whose place in the graph may be another now. */
        private final TreeSet<String> touched = new TreeSet<>();

        void settle(SettledReport settled) {
            CaseNode node = node(settled.getReportId());
            SettledReport waiting = node.getWaiting();
            long newestHere = waiting == null ? node.getVersion() : waiting.getVersion();
            if (settled.getVersion() > newestHere) {
                node.setWaiting(settled);
                tables.nodes().put(node.getReportId(), node);
                showIfComplete(node.getReportId());
            }
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
            release(pair, stood);
            showIfComplete(pair.left());
            showIfComplete(pair.right());
        }

        private void showIfComplete(String reportId) {
            CaseNode node = node(reportId);
            SettledReport settled = node.getWaiting();
            if (settled == null || !isComplete(settled)) {
                return;
            }
            record Stood(Pair pair, @Nullable Link link) {}
            List<Stood> stood = graph.pairsOf(reportId).stream()
                    .map(row -> new Stood(new Pair(row.getLeft(), row.getRight()), graph.standing(row)))
                    .toList();
            node.setVersion(settled.getVersion());
            node.setFacts(settled.getFacts());
            node.setWaiting(null);
            tables.nodes().put(reportId, node);
            touched.add(reportId);
            // whether a neighbour is out of escrow depends on who is live
            touched.addAll(graph.linkedTo(reportId));
            stood.forEach(each -> release(each.pair(), each.link()));
        }

        /** Lets the newest decide once both reports are shown at its versions, and tells when another link stands. */
        private void release(Pair pair, @Nullable Link stood) {
            CasePair row = tables.pairs().get(pair.key());
            if (row == null) {
                return;
            }
            if (graph.isReached(row)) {
                row.setHeld(null);
                put(pair, graph.standing(row) == null ? null : row);
            }
            Link stands = graph.standing(row);
            if (!Objects.equals(stood, stands)) {
                outputs.add(new Output.Linked(pair, stands));
                touched.add(pair.left());
                touched.add(pair.right());
            }
        }

        List<Output> finish() {
            new Regrouping(tables, graph).around(touched).forEach(state -> outputs.add(new Output.Published(state)));
            return outputs;
        }

        private void put(Pair pair, @Nullable CasePair row) {
            String mirrored = pair.right() + Pair.SEPARATOR + pair.left();
            if (row == null) {
                tables.pairs().remove(pair.key());
                tables.pairs().remove(mirrored);
            } else {
                tables.pairs().put(pair.key(), row);
                tables.pairs().put(mirrored, row);
            }
        }
    }
}
