package org.forewarn.matching.cases;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;
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
 * Looks into the case stage's tables while the stage may be writing them. A case is put together as the stage does it,
 * on drafts that nobody commits, and is told only when its digest is that of the state that was last published, or two
 * looks agree: what was read half before a change and half after it is neither.
 */
public final class CaseReader {

    /** A change takes milliseconds; a case that changes under every look is asked for again later. */
    private static final int MAX_LOOKS = 5;

    /** Mergers one after the other that are followed. */
    private static final int MAX_HOPS = 100;

    private final Supplier<CaseTables> drafts;
    private final Table<String> successors;

    /**
     * @param drafts gives the tables as they are at each look; what is written to them is forgotten
     * @param successors of ended cases: the id of the case that took their reports, by caseId
     */
    public CaseReader(Supplier<CaseTables> drafts, Table<String> successors) {
        this.drafts = drafts;
        this.successors = successors;
    }

    /** What there is under an id. */
    public sealed interface Found {

        /** A case that stands. */
        record Open(Case state) implements Found {}

        /** The id was a case's, or is a report's: this is the case now. */
        record Moved(String caseId) implements Found {}

        record Absent() implements Found {}

        /** It changes at this moment. */
        record Changing() implements Found {}
    }

    /** Finds a case by its id, a former id, or the id of a report that it shows. */
    public Found find(String id) {
        Case before = null;
        for (int look = 0; look < MAX_LOOKS; look++) {
            CaseTables tables = drafts.get();
            CaseHead head = tables.heads().get(id);
            if (head == null) {
                return elsewhere(id, tables);
            }
            Case state = put(id, tables);
            if (state != null && (CaseDigest.of(state).equals(head.getDigest()) || state.equals(before))) {
                return new Found.Open(state);
            }
            before = state;
        }
        return new Found.Changing();
    }

    /** The case as it would be published now; null: what was read does not fit together. */
    private static @Nullable Case put(String caseId, CaseTables tables) {
        try {
            return new Regrouping(tables, new CaseGraph(tables), CaseBounds.DEFAULT)
                    .again(caseId, List.of()).stream()
                            .filter(state -> state.getCaseId().equals(caseId))
                            .findFirst()
                            .orElse(null);
        } catch (NullPointerException | NoSuchElementException e) {
            // the stage may rely on a member having its node and a node its head; a torn look has neither for certain
            return null;
        }
    }

    private Found elsewhere(String id, CaseTables tables) {
        CaseNode node = tables.nodes().get(id);
        String present = node == null || node.getCaseId() == null ? successor(id, tables) : node.getCaseId();
        return present == null ? new Found.Absent() : new Found.Moved(present);
    }

    private @Nullable String successor(String id, CaseTables tables) {
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
        CaseTables tables = drafts.get();
        CasePair row = tables.pairs().get(pair.key());
        CaseNode left = tables.nodes().get(pair.left());
        CaseNode right = tables.nodes().get(pair.right());
        if (row == null || left == null || right == null) {
            return Optional.empty();
        }
        var graph = new CaseGraph(tables);
        Link link = graph.standing(row);
        ReportFacts lefts = graph.live(pair.left());
        ReportFacts rights = graph.live(pair.right());
        return link == null || lefts == null || rights == null || left.getCaseId() == null || right.getCaseId() == null
                ? Optional.empty()
                : Optional.of(new Standing(link, lefts, rights, left.getCaseId(), right.getCaseId()));
    }
}
