package org.forewarn.matching.cases;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.forewarn.matching.linkage.Pair;
import org.forewarn.schemas.event.LinkVerdict;
import org.forewarn.schemas.matching.CasePair;
import org.jspecify.annotations.Nullable;

/**
 * Visible reports that hang together, before "not the same" is heeded. Large cases that are known to stay together are
 * taken as they are, and of their reports only those are looked at around which something was added.
 */
final class Cluster {

    /** Edges of each report that was looked at, to other visible ones. */
    private final NavigableMap<String, List<Edge>> reports = new TreeMap<>();

    /** Who was said not to be the same as a report, whether or not that one hangs together with it. */
    private final Map<String, List<String>> denied = new TreeMap<>();

    /** Large cases that are part of it, by caseId. */
    private final NavigableSet<String> whole = new TreeSet<>();

    private Cluster() {}

    /** Which reports need not be looked at. */
    interface Wholes {

        /** The large case that a report is in and that stays together; null: it must be looked at. */
        @Nullable
        String of(String reportId);

        /** Those reports of a large case around which something was added: edges may lead on from any of them. */
        Collection<String> changedIn(String caseId);
    }

    static Cluster around(String reportId, CaseGraph graph, Wholes wholes) {
        var cluster = new Cluster();
        cluster.explore(reportId, graph, wholes);
        return cluster;
    }

    private void explore(String start, CaseGraph graph, Wholes wholes) {
        var toVisit = new ArrayDeque<String>();
        toVisit.add(start);
        find(start, wholes, toVisit);
        while (!toVisit.isEmpty()) {
            String reportId = toVisit.remove();
            if (!reports.containsKey(reportId)) {
                List<Edge> edges = edgesOf(reportId, graph);
                reports.put(reportId, edges);
                edges.forEach(edge -> find(edge.other(reportId), wholes, toVisit));
            }
        }
    }

    private void find(String reportId, Wholes wholes, Collection<String> toVisit) {
        if (reports.containsKey(reportId)) {
            return;
        }
        String large = wholes.of(reportId);
        if (large == null) {
            toVisit.add(reportId);
        } else if (whole.add(large)) {
            toVisit.addAll(wholes.changedIn(large));
        }
    }

    private List<Edge> edgesOf(String reportId, CaseGraph graph) {
        var edges = new ArrayList<Edge>();
        for (CasePair pair : graph.pairsOf(reportId)) {
            String other = CaseGraph.otherEnd(pair, reportId);
            if (CaseGraph.verdict(pair) == LinkVerdict.NOT_SAME) {
                denied.computeIfAbsent(reportId, id -> new ArrayList<>()).add(other);
                continue;
            }
            Edge edge = graph.edge(pair);
            if (edge != null && graph.isVisible(other)) {
                edges.add(edge);
            }
        }
        return edges;
    }

    NavigableSet<String> reports() {
        return reports.navigableKeySet();
    }

    NavigableSet<String> whole() {
        return whole;
    }

    boolean isDenied(String reportId) {
        return denied.containsKey(reportId);
    }

    boolean hasDenials() {
        return !denied.isEmpty();
    }

    /** Those that were said not to be the same as this one. */
    List<String> deniedTo(String reportId) {
        return denied.getOrDefault(reportId, List.of());
    }

    List<Edge> edgesOf(String reportId) {
        return reports.getOrDefault(reportId, List.of());
    }

    /** Every edge between reports that were looked at, once, the one that unites first in front. */
    List<Edge> edges() {
        var once = new TreeMap<String, Edge>();
        reports.values().forEach(edges -> edges.stream()
                .filter(edge -> reports.containsKey(edge.left()) && reports.containsKey(edge.right()))
                .forEach(edge -> once.put(edge.left() + Pair.SEPARATOR + edge.right(), edge)));
        return once.values().stream().sorted(Edge.STRONGEST_FIRST).toList();
    }
}
