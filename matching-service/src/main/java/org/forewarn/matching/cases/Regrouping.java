package org.forewarn.matching.cases;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.forewarn.matching.linkage.Pair;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.CaseBridge;
import org.forewarn.schemas.event.CaseContradiction;
import org.forewarn.schemas.event.CaseStatus;
import org.forewarn.schemas.event.CaseTotals;
import org.forewarn.schemas.matching.CaseHead;
import org.forewarn.schemas.matching.CaseMember;
import org.forewarn.schemas.matching.CaseNode;
import org.jspecify.annotations.Nullable;

/**
 * Which reports hang together now, after the graph changed in some places: only the cases around those places are
 * looked at again. Where something was only added, a large case is not looked at as a whole either: what is added to it
 * is added to its sums.
 */
final class Regrouping {

    private static final Cluster.Wholes NO_WHOLES = new Cluster.Wholes() {
        @Override
        public @Nullable String of(String reportId) {
            return null;
        }

        @Override
        public Collection<String> changedIn(String caseId) {
            return List.of();
        }
    };

    private final CaseTables tables;
    private final CaseGraph graph;
    private final CaseBounds bounds;

    /** Open cases that had one of the reports looked at, by caseId. */
    private final Map<String, Former> before = new TreeMap<>();

    /** Cases as they are now, by caseId. */
    private final Map<String, Group> after = new TreeMap<>();

    /** The case a report is in now, by reportId; absent: not looked at, or in none. */
    private final Map<String, String> caseOf = new HashMap<>();

    /** What became of large cases that were taken as they are. */
    private final Map<String, String> wholeNow = new TreeMap<>();

    /** @param members empty when it was taken as it is */
    private record Former(CaseHead head, List<String> members) {}

    private record Group(
            Sums sums,
            boolean denied,
            boolean grown,
            List<CaseBridge> bridges,
            List<CaseContradiction> contradictions) {}

    Regrouping(CaseTables tables, CaseGraph graph, CaseBounds bounds) {
        this.tables = tables;
        this.graph = graph;
        this.bounds = bounds;
    }

    /**
     * States to publish: cases that stand first, then those that do not any more, each by caseId.
     *
     * @param touched reports whose place in the graph, or whose neighbourhood, may be another now
     * @param onlyMore whether reports and edges were only added
     */
    List<Case> around(NavigableSet<String> touched, boolean onlyMore) {
        placeAll(touched, onlyMore);
        Map<String, @Nullable String> ended = new TreeMap<>();
        before.values().stream()
                .filter(former -> !after.containsKey(former.head().getCaseId()))
                .forEach(former -> ended.put(former.head().getCaseId(), successor(former)));
        List<Case> states = new ArrayList<>();
        after.forEach((caseId, group) -> publish(caseId, group, formerIds(caseId, ended), states, false));
        ended.forEach((caseId, successor) -> {
            tables.heads().remove(caseId);
            states.add(ended(caseId, successor));
        });
        return states;
    }

    /** The state of an open case, whether or not it is another than the last; with former ids that it had elsewhere. */
    List<Case> again(String caseId, Collection<String> formerIds) {
        placeAll(new TreeSet<>(Set.of(caseId)), true);
        List<Case> states = new ArrayList<>();
        after.forEach((id, group) -> {
            NavigableSet<String> ids = formerIds(id, Map.of());
            if (id.equals(caseId)) {
                ids.addAll(formerIds);
            }
            publish(id, group, ids, states, id.equals(caseId));
        });
        return states;
    }

    static Case ended(String caseId, @Nullable String successor) {
        return Case.newBuilder()
                .setCaseId(caseId)
                .setStatus(successor == null ? CaseStatus.CLOSED : CaseStatus.MERGED)
                .setMergedInto(successor)
                .build();
    }

    private void placeAll(NavigableSet<String> touched, boolean onlyMore) {
        NavigableSet<String> toPlace = new TreeSet<>(touched);
        // whoever comes into sight, or goes out of it, is a resemblance of its neighbours' cases
        touched.stream()
                .filter(reportId -> graph.isVisible(reportId) != (graph.caseOf(reportId) != null))
                .forEach(reportId -> toPlace.addAll(graph.neighbours(reportId)));
        // who comes into sight brings edges to its neighbours with it
        Cluster.Wholes wholes = onlyMore ? new LargeCases(new TreeSet<>(toPlace)) : NO_WHOLES;
        for (String reportId = toPlace.pollFirst(); reportId != null; reportId = toPlace.pollFirst()) {
            if (!isPlaced(reportId)) {
                place(reportId, wholes, toPlace);
            }
        }
    }

    private boolean isPlaced(String reportId) {
        String caseId = graph.caseOf(reportId);
        Group group = caseId == null ? null : after.get(caseId);
        return caseOf.containsKey(reportId) || (group != null && group.grown());
    }

    private void place(String reportId, Cluster.Wholes wholes, NavigableSet<String> toPlace) {
        if (!graph.isVisible(reportId)) {
            move(reportId, null, toPlace);
            return;
        }
        Cluster cluster = Cluster.around(reportId, graph, wholes);
        if (!cluster.hasDenials()) {
            group(cluster, cluster.reports(), List.of(), toPlace);
            return;
        }
        Cluster all = cluster.whole().isEmpty() ? cluster : Cluster.around(reportId, graph, NO_WHOLES);
        Parting parting = Parting.of(all);
        List<Edge> contradictions = parting.contradictions();
        parting.parts().forEach(part -> group(all, part, contradictions, toPlace));
    }

    private void group(
            Cluster cluster, NavigableSet<String> reports, List<Edge> contradictions, NavigableSet<String> toPlace) {
        var sums = new Sums(bounds.reports());
        for (String caseId : cluster.whole()) {
            CaseHead head = Objects.requireNonNull(tables.heads().get(caseId), "a large case has a head");
            before.put(caseId, new Former(head, List.of()));
            sums.add(head, graph);
        }
        for (String reportId : reports) {
            String caseId = graph.caseOf(reportId);
            if (caseId == null || !cluster.whole().contains(caseId)) {
                sums.add(graph.facts(reportId));
            }
        }
        String caseId = sums.earliest();
        boolean small = sums.reports() <= bounds.walked();
        after.put(
                caseId,
                new Group(
                        sums,
                        reports.stream().anyMatch(cluster::isDenied),
                        !cluster.whole().isEmpty(),
                        small ? Bridges.among(reports, reportId -> inside(cluster, reportId, reports)) : List.of(),
                        contradictions.stream()
                                .filter(edge -> reports.contains(edge.left()) || reports.contains(edge.right()))
                                .map(edge -> new CaseContradiction(edge.left(), edge.right()))
                                .toList()));
        for (String reportId : reports) {
            caseOf.put(reportId, caseId);
            move(reportId, caseId, toPlace);
        }
        for (String former : cluster.whole()) {
            wholeNow.put(former, caseId);
            rename(former, caseId);
        }
    }

    private static List<Edge> inside(Cluster cluster, String reportId, Set<String> reports) {
        return cluster.edgesOf(reportId).stream()
                .filter(edge -> reports.contains(edge.other(reportId)))
                .toList();
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
                List<String> members = members(head);
                before.put(former, new Former(head, members));
                members.stream().filter(m -> !caseOf.containsKey(m)).forEach(toPlace::add);
            }
        }
        boolean listed = former != null
                && former.equals(caseId)
                && tables.members().get(former + Pair.SEPARATOR + reportId) != null;
        if (!listed) {
            write(node, caseId);
        }
    }

    private void rename(String former, String caseId) {
        if (!former.equals(caseId)) {
            var reports = new ArrayList<String>();
            tables.members().scan(former + Pair.SEPARATOR, member -> reports.add(member.getReportId()));
            for (String reportId : reports) {
                write(Objects.requireNonNull(tables.nodes().get(reportId), "a member is known"), caseId);
            }
        }
    }

    private void write(CaseNode node, @Nullable String caseId) {
        String former = node.getCaseId();
        if (former == null && caseId == null) {
            return;
        }
        if (former != null) {
            tables.members().remove(former + Pair.SEPARATOR + node.getReportId());
        }
        if (caseId != null) {
            tables.members().put(caseId + Pair.SEPARATOR + node.getReportId(), new CaseMember(node.getReportId()));
        }
        node.setCaseId(caseId);
        tables.nodes().put(node.getReportId(), node);
    }

    private List<String> members(CaseHead head) {
        var members = new TreeSet<String>(head.getMembers());
        tables.members().scan(head.getCaseId() + Pair.SEPARATOR, member -> members.add(member.getReportId()));
        return List.copyOf(members);
    }

    private @Nullable String successor(Former ended) {
        String whole = wholeNow.get(ended.head().getCaseId());
        return whole != null ? whole : Succession.of(ended.head().getCaseId(), ended.members(), caseOf::get);
    }

    /** Its own, and those of the cases that ended in it; a case that stands is nobody's former id. */
    private NavigableSet<String> formerIds(String caseId, Map<String, @Nullable String> ended) {
        var formerIds = new TreeSet<String>();
        before.forEach((id, former) -> {
            if (id.equals(caseId) || caseId.equals(ended.get(id))) {
                formerIds.add(id);
                formerIds.addAll(former.head().getFormerIds());
            }
        });
        formerIds.removeAll(after.keySet());
        return formerIds;
    }

    private void publish(String caseId, Group group, NavigableSet<String> formerIds, List<Case> states, boolean again) {
        Sums sums = group.sums();
        Case state = new CaseView(graph, bounds)
                .of(new CaseView.Known(
                        caseId,
                        formerIds.stream().limit(bounds.formerIds()).toList(),
                        sums,
                        group.bridges(),
                        group.contradictions()));
        Former known = before.get(caseId);
        var head = CaseHead.newBuilder()
                .setCaseId(caseId)
                .setFormerIds(state.getFormerIds())
                .setDigest(CaseDigest.of(state))
                .setTotals(state.getTotals())
                .setWorst(sums.worst())
                .setNewest(sums.newest())
                .setDenied(group.denied())
                .build();
        if (known == null || !head.equals(known.head())) {
            tables.heads().put(caseId, head);
        }
        if (again || known == null || !known.head().getDigest().equals(head.getDigest())) {
            states.add(state);
        }
    }

    /**
     * Cases of more reports than are looked at for a small change. One is known to stay together as long as nobody said
     * of any of its reports that it is not the same as another, and nothing ended.
     */
    private final class LargeCases implements Cluster.Wholes {

        private final NavigableSet<String> changed;

        /** @param changed reports around which something was added */
        LargeCases(NavigableSet<String> changed) {
            this.changed = changed;
        }

        @Override
        public @Nullable String of(String reportId) {
            String caseId = graph.caseOf(reportId);
            CaseHead head = caseId == null ? null : tables.heads().get(caseId);
            return head != null && staysTogether(head) ? caseId : null;
        }

        private boolean staysTogether(CaseHead head) {
            CaseTotals totals = head.getTotals();
            return totals != null && totals.getReports() > bounds.walked() && !head.getDenied();
        }

        @Override
        public Collection<String> changedIn(String caseId) {
            return changed.stream()
                    .filter(reportId -> caseId.equals(graph.caseOf(reportId)))
                    .toList();
        }
    }
}
