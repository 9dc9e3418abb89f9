package org.forewarn.matching.cases;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.forewarn.matching.linkage.Pair;
import org.forewarn.schemas.event.Link;
import org.forewarn.schemas.event.LinkBand;
import org.forewarn.schemas.event.ReportFacts;
import org.forewarn.schemas.matching.CaseNode;
import org.forewarn.schemas.matching.CasePair;
import org.jspecify.annotations.Nullable;

/** Reading the graph: reports are its vertices, links of the band LINK its edges. */
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
        var pairs = new ArrayList<CasePair>();
        tables.pairs().scan(reportId + Pair.SEPARATOR, pairs::add);
        return pairs;
    }

    /** The other report of each link, of any band, that stands at this one. */
    List<String> linkedTo(String reportId) {
        return pairsOf(reportId).stream()
                .filter(pair -> standing(pair) != null)
                .map(pair -> otherEnd(pair, reportId))
                .toList();
    }

    /** The state in which a report is live; null: it is not. */
    @Nullable
    ReportFacts live(String reportId) {
        CaseNode node = tables.nodes().get(reportId);
        return node == null ? null : node.getFacts();
    }

    /**
     * Live, and out of escrow: a report whose reporter asked for company stays unseen, and unites nothing, until at
     * least so many other live reports link to it. Reports in escrow count for each other.
     */
    @Nullable
    ReportFacts visible(String reportId) {
        ReportFacts facts = live(reportId);
        if (facts == null) {
            return null;
        }
        Integer company = facts.getConsent().getEscrowMinMatches();
        return company == null || liveNeighbours(reportId).size() >= company ? facts : null;
    }

    /** All that hang together with a visible report, itself among them. */
    NavigableSet<String> component(String reportId) {
        var component = new TreeSet<String>();
        var toVisit = new ArrayDeque<String>();
        component.add(reportId);
        toVisit.add(reportId);
        while (!toVisit.isEmpty()) {
            for (String neighbour : liveNeighbours(toVisit.remove())) {
                if (!component.contains(neighbour) && visible(neighbour) != null) {
                    component.add(neighbour);
                    toVisit.add(neighbour);
                }
            }
        }
        return component;
    }

    private List<String> liveNeighbours(String reportId) {
        return pairsOf(reportId).stream()
                .filter(this::unites)
                .map(pair -> otherEnd(pair, reportId))
                .filter(other -> live(other) != null)
                .toList();
    }

    private boolean unites(CasePair pair) {
        Link link = standing(pair);
        return link != null && link.getBand() == LinkBand.LINK;
    }

    private static String otherEnd(CasePair pair, String reportId) {
        return pair.getLeft().equals(reportId) ? pair.getRight() : pair.getLeft();
    }
}
