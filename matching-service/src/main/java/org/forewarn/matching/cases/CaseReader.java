package org.forewarn.matching.cases;

import java.util.Optional;
import java.util.TreeSet;
import org.forewarn.matching.linkage.Pair;
import org.forewarn.matching.state.Table;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.Link;
import org.forewarn.schemas.event.ReportFacts;
import org.forewarn.schemas.matching.CaseHead;
import org.forewarn.schemas.matching.CaseNode;
import org.forewarn.schemas.matching.CasePair;
import org.jspecify.annotations.Nullable;

/**
 * Looks into the case stage's tables while the stage may be writing them. What it tells of a case is a state that was
 * published: a case that was read half before a change and half after it has another digest, and is read again.
 */
public final class CaseReader {

    /** A change takes milliseconds; a case that changes under every look is asked for again later. */
    private static final int MAX_LOOKS = 5;

    /** Mergers one after the other that are followed. */
    private static final int MAX_HOPS = 100;

    private final CaseTables tables;
    private final Table<String> successors;
    private final CaseGraph graph;

    /** @param successors of ended cases: the id of the case that took their reports, by caseId */
    public CaseReader(CaseTables tables, Table<String> successors) {
        this.tables = tables;
        this.successors = successors;
        this.graph = new CaseGraph(tables);
    }

    /** What there is under an id. */
    public sealed interface Found {

        /**
         * A case that stands.
         *
         * @param members how many reports it has; the state has the newest of them
         */
        record Open(Case state, int members) implements Found {}

        /** The id was a case's, or is a report's: this is the case now. */
        record Moved(String caseId) implements Found {}

        record Absent() implements Found {}

        /** It changes at this moment. */
        record Changing() implements Found {}
    }

    /** Finds a case by its id, a former id, or the id of a report that it shows. */
    public Found find(String id) {
        for (int look = 0; look < MAX_LOOKS; look++) {
            CaseHead head = tables.heads().get(id);
            if (head == null) {
                return elsewhere(id);
            }
            Case state = CaseView.of(
                    id, new TreeSet<>(head.getMembers()), new TreeSet<>(head.getFormerIds()), graph);
            if (CaseDigest.of(state).equals(head.getDigest())) {
                return new Found.Open(state, head.getMembers().size());
            }
        }
        return new Found.Changing();
    }

    private Found elsewhere(String id) {
        CaseNode node = tables.nodes().get(id);
        String present = node == null || node.getCaseId() == null ? successor(id) : node.getCaseId();
        return present == null ? new Found.Absent() : new Found.Moved(present);
    }

    private @Nullable String successor(String id) {
        String at = id;
        for (int hop = 0; hop < MAX_HOPS; hop++) {
            at = successors.get(at);
            if (at == null || tables.heads().get(at) != null) {
                return at;
            }
        }
        return null;
    }

    /**
     * A link that stands, of either band, and whose ends are shown.
     *
     * @param leftCase the case that shows the left report; {@code rightCase} likewise
     */
    public record Standing(Link link, ReportFacts left, ReportFacts right, String leftCase, String rightCase) {}

    /** The link between two reports that cases show. */
    public Optional<Standing> link(Pair pair) {
        CasePair row = tables.pairs().get(pair.key());
        CaseNode left = tables.nodes().get(pair.left());
        CaseNode right = tables.nodes().get(pair.right());
        if (row == null || left == null || right == null) {
            return Optional.empty();
        }
        Link link = graph.standing(row);
        return link == null
                        || left.getFacts() == null
                        || right.getFacts() == null
                        || left.getCaseId() == null
                        || right.getCaseId() == null
                ? Optional.empty()
                : Optional.of(
                        new Standing(link, left.getFacts(), right.getFacts(), left.getCaseId(), right.getCaseId()));
    }
}
