package org.forewarn.matching.cases;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.CaseStatus;
import org.forewarn.schemas.matching.CaseHead;
import org.forewarn.schemas.matching.CaseNode;
import org.jspecify.annotations.Nullable;

/**
 * Which reports hang together now, after the graph changed in some places: only the cases around those places are
 * looked at again.
 */
final class Regrouping {

    private final CaseTables tables;
    private final CaseGraph graph;

    /** Open cases that had one of the reports looked at, by caseId. */
    private final Map<String, CaseHead> before = new TreeMap<>();

    /** Cases as they are now, by caseId. */
    private final Map<String, NavigableSet<String>> after = new TreeMap<>();

    /** The case a report is in now, by reportId; absent: not looked at, or in none. */
    private final Map<String, String> caseOf = new HashMap<>();

    Regrouping(CaseTables tables, CaseGraph graph) {
        this.tables = tables;
        this.graph = graph;
    }

    /** States to publish: cases that stand first, then those that do not any more, each by caseId. */
    List<Case> around(NavigableSet<String> touched) {
        NavigableSet<String> toPlace = new TreeSet<>(touched);
        for (String reportId = toPlace.pollFirst(); reportId != null; reportId = toPlace.pollFirst()) {
            if (!caseOf.containsKey(reportId)) {
                place(reportId, toPlace);
            }
        }
        Map<String, @Nullable String> ended = new TreeMap<>();
        before.values().stream()
                .filter(head -> !after.containsKey(head.getCaseId()))
                .forEach(head -> ended.put(head.getCaseId(), successor(head)));
        List<Case> states = new ArrayList<>();
        after.forEach((caseId, members) -> publish(caseId, members, formerIds(caseId, ended), states));
        ended.forEach((caseId, successor) -> end(caseId, successor, states));
        return states;
    }

    private void place(String reportId, NavigableSet<String> toPlace) {
        if (graph.visible(reportId) == null) {
            move(reportId, null, toPlace);
            return;
        }
        NavigableSet<String> members = graph.component(reportId);
        String caseId = CaseView.earliest(members, graph);
        after.put(caseId, members);
        for (String member : members) {
            caseOf.put(member, caseId);
            move(member, caseId, toPlace);
        }
    }

    /** Writes down the case of a report; whoever shared its former one is looked at too. */
    private void move(String reportId, @Nullable String caseId, NavigableSet<String> toPlace) {
        CaseNode node = tables.nodes().get(reportId);
        if (node == null) {
            return;
        }
        String former = node.getCaseId();
        if (former != null && !before.containsKey(former)) {
            CaseHead head = tables.heads().get(former);
            if (head != null) {
                before.put(former, head);
                head.getMembers().stream().filter(m -> !caseOf.containsKey(m)).forEach(toPlace::add);
            }
        }
        if (!Objects.equals(former, caseId)) {
            node.setCaseId(caseId);
            tables.nodes().put(reportId, node);
        }
    }

    /**
     * The case that took most of an ended case's reports; of several, the one with the report that named it, then the
     * first. Null: none is left.
     */
    private @Nullable String successor(CaseHead ended) {
        Map<String, Long> taken = ended.getMembers().stream()
                .filter(caseOf::containsKey)
                .collect(Collectors.groupingBy(caseOf::get, TreeMap::new, Collectors.counting()));
        String ofItsName = caseOf.get(ended.getCaseId());
        return taken.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(entry -> entry.getKey().equals(ofItsName))
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    /** Its own, and those of the cases that ended in it; a case that stands is nobody's former id. */
    private NavigableSet<String> formerIds(String caseId, Map<String, @Nullable String> ended) {
        var formerIds = new TreeSet<String>();
        before.forEach((id, head) -> {
            if (id.equals(caseId) || caseId.equals(ended.get(id))) {
                formerIds.add(id);
                formerIds.addAll(head.getFormerIds());
            }
        });
        formerIds.removeAll(after.keySet());
        return formerIds;
    }

    private void publish(
            String caseId, NavigableSet<String> members, NavigableSet<String> formerIds, List<Case> states) {
        Case state = CaseView.of(caseId, members, formerIds, graph);
        CaseHead known = before.get(caseId);
        var head = new CaseHead(caseId, List.copyOf(members), state.getFormerIds(), CaseDigest.of(state));
        if (!head.equals(known)) {
            tables.heads().put(caseId, head);
        }
        if (known == null || !known.getDigest().equals(head.getDigest())) {
            states.add(state);
        }
    }

    private void end(String caseId, @Nullable String successor, List<Case> states) {
        tables.heads().remove(caseId);
        states.add(Case.newBuilder()
                .setCaseId(caseId)
                .setStatus(successor == null ? CaseStatus.CLOSED : CaseStatus.MERGED)
                .setMergedInto(successor)
                .build());
    }
}
