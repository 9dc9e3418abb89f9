package org.forewarn.matching.cases;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.forewarn.matching.linkage.Pair;
import org.forewarn.matching.state.MapTable;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.CaseBridge;
import org.forewarn.schemas.event.CaseContradiction;
import org.forewarn.schemas.event.Link;
import org.forewarn.schemas.event.LinkBand;
import org.forewarn.schemas.event.LinkDecision;
import org.forewarn.schemas.event.LinkVerdict;
import org.forewarn.schemas.event.ReportFacts;
import org.forewarn.schemas.matching.CaseNode;
import org.forewarn.schemas.matching.CasePair;
import org.forewarn.schemas.matching.PairDecision;
import org.jspecify.annotations.Nullable;

/**
 * Cases of a set of live reports, links and decisions, computed all at once and as plainly as can be: who is in which
 * case, what the bridges and contradictions are. What a case then says of its reports is asked of {@link CaseView}, over
 * sums made of all its reports at once.
 */
public final class PlainCases {

    private final Map<String, ReportFacts> live;
    private final Map<String, Link> links;
    private final Map<String, LinkDecision> decisions;
    private final CaseBounds bounds;
    private final Map<String, ReportFacts> seen = new TreeMap<>();

    /** Reports by what they have in common with all others of their case. */
    private final Map<String, String> label = new TreeMap<>();

    private record Uniting(
            String left, String right, @Nullable LinkDecision decision, double weight) {

        boolean has(String reportId) {
            return left.equals(reportId) || right.equals(reportId);
        }
    }

    /**
     * @param live by reportId
     * @param links that stand, by pair
     * @param decisions that were not taken back, by pair
     */
    public PlainCases(
            Map<String, ReportFacts> live,
            Map<String, Link> links,
            Map<String, LinkDecision> decisions,
            CaseBounds bounds) {
        this.live = live;
        this.links = links;
        this.decisions = decisions;
        this.bounds = bounds;
    }

    /** By caseId. */
    public Map<String, Case> cases() {
        List<Uniting> uniting = uniting();
        live.forEach((reportId, facts) -> {
            Integer asked = facts.getConsent().getEscrowMinMatches();
            if (asked == null
                    || uniting.stream().filter(each -> each.has(reportId)).count() >= asked) {
                seen.put(reportId, facts);
                label.put(reportId, reportId);
            }
        });
        List<Uniting> inSight = uniting.stream()
                .filter(each -> seen.containsKey(each.left()) && seen.containsKey(each.right()))
                .toList();
        inSight.forEach(this::unite);
        Map<String, List<String>> members = new TreeMap<>();
        label.forEach((reportId, of) ->
                members.computeIfAbsent(of, key -> new ArrayList<>()).add(reportId));
        return members.values().isEmpty() ? Map.of() : views(members.values(), inSight);
    }

    /** Pairs of live reports that something unites, the strongest first. */
    private List<Uniting> uniting() {
        var keys = new TreeSet<String>(links.keySet());
        keys.addAll(decisions.keySet());
        var uniting = new ArrayList<Uniting>();
        for (String key : keys) {
            Link link = links.get(key);
            LinkDecision decision = decisions.get(key);
            String left = key.substring(0, key.indexOf(Pair.SEPARATOR));
            String right = key.substring(key.indexOf(Pair.SEPARATOR) + 1);
            boolean both = live.containsKey(left) && live.containsKey(right);
            boolean same = decision != null && decision.getVerdict() == LinkVerdict.SAME;
            boolean denied = decision != null && decision.getVerdict() == LinkVerdict.NOT_SAME;
            boolean linked = link != null && link.getBand() == LinkBand.LINK;
            if (both && (same || (linked && !denied))) {
                uniting.add(new Uniting(left, right, same ? decision : null, link == null ? 0 : link.getWeight()));
            }
        }
        uniting.sort(Comparator.comparing((Uniting each) -> each.decision() == null ? 1 : 0)
                .thenComparing(each ->
                        each.decision() == null ? 0 : -each.decision().getWhen().toEpochMilli())
                .thenComparing(each -> -each.weight())
                .thenComparing(Uniting::left)
                .thenComparing(Uniting::right));
        return uniting;
    }

    private void unite(Uniting edge) {
        String left = of(label, edge.left());
        String right = of(label, edge.right());
        for (LinkDecision decision : decisions.values()) {
            var ends = List.of(
                    label.getOrDefault(decision.getLeft(), "unseen"),
                    label.getOrDefault(decision.getRight(), "unseen too"));
            if (decision.getVerdict() == LinkVerdict.NOT_SAME && ends.contains(left) && ends.contains(right)) {
                if (!left.equals(right)) {
                    return;
                }
            }
        }
        label.replaceAll((reportId, of) -> of.equals(right) ? left : of);
    }

    private Map<String, Case> views(Collection<List<String>> parts, List<Uniting> uniting) {
        Map<String, String> caseOf = new HashMap<>();
        for (List<String> part : parts) {
            String caseId = part.stream()
                    .min(Comparator.comparing((String id) -> of(seen, id).getReceivedAt())
                            .thenComparing(id -> id))
                    .orElseThrow();
            part.forEach(reportId -> caseOf.put(reportId, caseId));
        }
        var view = new CaseView(new CaseGraph(tables(caseOf)), bounds);
        Map<String, Case> cases = new TreeMap<>();
        for (List<String> part : parts) {
            var sums = new Sums(bounds.reports());
            part.forEach(reportId -> sums.add(of(seen, reportId)));
            String caseId = of(caseOf, part.getFirst());
            cases.put(
                    caseId,
                    view.of(new CaseView.Known(
                            caseId, List.of(), sums, bridges(part, uniting), contradictions(part, uniting, caseOf))));
        }
        return cases;
    }

    private static <V> V of(Map<String, V> map, String reportId) {
        return Objects.requireNonNull(map.get(reportId));
    }

    private static List<CaseContradiction> contradictions(
            List<String> part, List<Uniting> uniting, Map<String, String> caseOf) {
        return uniting.stream()
                .filter(each -> each.decision() != null)
                .filter(each -> !of(caseOf, each.left()).equals(of(caseOf, each.right())))
                .filter(each -> part.contains(each.left()) || part.contains(each.right()))
                .map(each -> new CaseContradiction(each.left(), each.right()))
                .toList();
    }

    /** Takes each edge away and looks who can still be reached. */
    private List<CaseBridge> bridges(List<String> part, List<Uniting> uniting) {
        if (part.size() > bounds.walked()) {
            return List.of();
        }
        var bridges = new ArrayList<CaseBridge>();
        for (Uniting edge : uniting) {
            if (edge.decision() == null && part.contains(edge.left()) && part.contains(edge.right())) {
                Set<String> lefts = reached(edge, part, uniting);
                int rights = part.size() - lefts.size();
                if (!lefts.contains(edge.right()) && lefts.size() > 1 && rights > 1) {
                    bridges.add(new CaseBridge(edge.left(), edge.right(), lefts.size(), rights));
                }
            }
        }
        bridges.sort(Comparator.comparing((CaseBridge each) -> -Math.min(each.getLeftReports(), each.getRightReports()))
                .thenComparing(CaseBridge::getLeft)
                .thenComparing(CaseBridge::getRight));
        return bridges;
    }

    private static Set<String> reached(Uniting without, List<String> part, List<Uniting> uniting) {
        var reached = new HashSet<String>(List.of(without.left()));
        var next = new ArrayDeque<String>(reached);
        while (!next.isEmpty()) {
            String at = next.remove();
            for (Uniting edge : uniting) {
                if (edge != without && edge.has(at)) {
                    String other = edge.left().equals(at) ? edge.right() : edge.left();
                    if (part.contains(other) && reached.add(other)) {
                        next.add(other);
                    }
                }
            }
        }
        return reached;
    }

    /** As a stage's tables would be that had just seen all this. */
    private CaseTables tables(Map<String, String> caseOf) {
        var nodes = new MapTable<CaseNode>();
        var facts = new MapTable<ReportFacts>();
        live.forEach((reportId, said) -> {
            facts.put(CaseGraph.factsKey(reportId, 0), said);
            nodes.put(
                    reportId,
                    CaseNode.newBuilder()
                            .setReportId(reportId)
                            .setVersion(0)
                            .setLive(true)
                            .setEscrowMinMatches(said.getConsent().getEscrowMinMatches())
                            .setCaseId(caseOf.get(reportId))
                            .build());
        });
        var pairs = new MapTable<CasePair>();
        var keys = new TreeSet<String>(links.keySet());
        keys.addAll(decisions.keySet());
        for (String key : keys) {
            String left = key.substring(0, key.indexOf(Pair.SEPARATOR));
            String right = key.substring(key.indexOf(Pair.SEPARATOR) + 1);
            LinkDecision decision = decisions.get(key);
            CasePair pair = CasePair.newBuilder()
                    .setLeft(left)
                    .setRight(right)
                    .setLeftVersion(Long.MAX_VALUE)
                    .setRightVersion(Long.MAX_VALUE)
                    .setNewest(links.get(key))
                    .setDecision(
                            decision == null
                                    ? null
                                    : new PairDecision(
                                            left,
                                            right,
                                            decision.getVerdict(),
                                            decision.getWhen(),
                                            0L,
                                            decision.getWhen()))
                    .build();
            pairs.put(key, pair);
            joined(nodes, left, right);
            joined(nodes, right, left);
        }
        return new CaseTables(nodes, facts, pairs, new MapTable<>(), new MapTable<>(), new MapTable<>());
    }

    private static void joined(MapTable<CaseNode> nodes, String reportId, String other) {
        CaseNode node = nodes.get(reportId);
        if (node != null) {
            var neighbours = new TreeSet<>(node.getNeighbours());
            neighbours.add(other);
            node.setNeighbours(List.copyOf(neighbours));
            nodes.put(reportId, node);
        }
    }
}
