package org.forewarn.matching.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.forewarn.matching.linkage.Pair;
import org.forewarn.schemas.event.Link;
import org.forewarn.schemas.event.LinkBand;
import org.forewarn.schemas.event.LinkVerdict;
import org.forewarn.schemas.event.ReportFacts;
import org.forewarn.schemas.matching.CaseNode;
import org.forewarn.schemas.matching.CasePair;
import org.forewarn.schemas.matching.PairDecision;
import org.jspecify.annotations.Nullable;

/**
 * Reading the graph. Reports are its vertices. A pair is an edge when a reviewer said that both are the same, or when a
 * link of the band LINK stands and no reviewer said that they are not.
 */
final class CaseGraph {

    private static final long NEVER_SHOWN = -1;

    private final CaseTables tables;

    CaseGraph(CaseTables tables) {
        this.tables = tables;
    }

    /**
     * The link that stands between two reports; null: none. A link at an older version than one that is shown says
     * nothing of what is shown.
     */
    @Nullable
    Link standing(CasePair pair) {
        if (pair.getHeld() != null) {
            return pair.getHeld();
        }
        boolean outdated = shownVersion(pair.getLeft()) > pair.getLeftVersion()
                || shownVersion(pair.getRight()) > pair.getRightVersion();
        return outdated ? null : pair.getNewest();
    }

    /** Whether both reports are shown at the newest versions that are known of the pair, or at newer ones. */
    boolean isReached(CasePair pair) {
        return shownVersion(pair.getLeft()) >= pair.getLeftVersion()
                && shownVersion(pair.getRight()) >= pair.getRightVersion();
    }

    private long shownVersion(String reportId) {
        CaseNode node = tables.nodes().get(reportId);
        return node == null ? NEVER_SHOWN : node.getVersion();
    }

    List<CasePair> pairsOf(String reportId) {
        CaseNode node = tables.nodes().get(reportId);
        if (node == null) {
            return List.of();
        }
        var pairs = new ArrayList<CasePair>(node.getNeighbours().size());
        for (String neighbour : node.getNeighbours()) {
            CasePair pair = tables.pairs().get(Pair.of(reportId, neighbour).key());
            // a look from another thread may see the one before and the other after a change
            if (pair != null) {
                pairs.add(pair);
            }
        }
        return pairs;
    }

    /** The other report of each link, of any band, that stands at this one, and of each that a reviewer united with it. */
    List<String> neighbours(String reportId) {
        return pairsOf(reportId).stream()
                .filter(pair -> standing(pair) != null || verdict(pair) == LinkVerdict.SAME)
                .map(pair -> otherEnd(pair, reportId))
                .toList();
    }

    /** The state in which a report is live; null: it is not. */
    @Nullable
    ReportFacts live(String reportId) {
        CaseNode node = tables.nodes().get(reportId);
        return node == null || !node.getLive() ? null : tables.facts().get(factsKey(reportId, node.getVersion()));
    }

    boolean isLive(String reportId) {
        CaseNode node = tables.nodes().get(reportId);
        return node != null && node.getLive();
    }

    /** Under which the facts of a version are kept. */
    static String factsKey(String reportId, long version) {
        return reportId + Pair.SEPARATOR + version;
    }

    /** Of reports that are known to be live. */
    ReportFacts facts(String reportId) {
        return Objects.requireNonNull(live(reportId), "a report of a case is live");
    }

    /** The case a report is shown in; null: in none. */
    @Nullable
    String caseOf(String reportId) {
        CaseNode node = tables.nodes().get(reportId);
        return node == null ? null : node.getCaseId();
    }

    /**
     * Live, and out of escrow: a report whose reporter asked for company stays unseen, and unites nothing, until at
     * least so many other live reports are united with it directly. Reports in escrow count for each other.
     */
    boolean isVisible(String reportId) {
        CaseNode node = tables.nodes().get(reportId);
        if (node == null || !node.getLive()) {
            return false;
        }
        Integer asked = node.getEscrowMinMatches();
        return asked == null || company(reportId) >= asked;
    }

    private long company(String reportId) {
        return pairsOf(reportId).stream()
                .filter(pair -> edge(pair) != null)
                .filter(pair -> isLive(otherEnd(pair, reportId)))
                .count();
    }

    /** The edge that a pair is; null: nothing unites it. */
    @Nullable
    Edge edge(CasePair pair) {
        PairDecision decision = pair.getDecision();
        LinkVerdict verdict = verdict(pair);
        if (verdict == LinkVerdict.NOT_SAME) {
            return null;
        }
        Link link = standing(pair);
        double weight = link == null ? 0 : link.getWeight();
        if (decision != null && verdict == LinkVerdict.SAME) {
            return new Edge(pair.getLeft(), pair.getRight(), decision.getWhen(), weight);
        }
        return link != null && link.getBand() == LinkBand.LINK
                ? new Edge(pair.getLeft(), pair.getRight(), null, weight)
                : null;
    }

    static LinkVerdict verdict(CasePair pair) {
        PairDecision decision = pair.getDecision();
        return decision == null ? LinkVerdict.NONE : decision.getVerdict();
    }

    static String otherEnd(CasePair pair, String reportId) {
        return pair.getLeft().equals(reportId) ? pair.getRight() : pair.getLeft();
    }
}
