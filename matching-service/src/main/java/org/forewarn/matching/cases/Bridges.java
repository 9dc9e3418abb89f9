package org.forewarn.matching.cases;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.forewarn.schemas.event.CaseBridge;
import org.jspecify.annotations.Nullable;

/**
 * Links without which a case falls apart into two groups of at least two reports each: the place where two stories about
 * two men are most easily taken for one. A lone report hangs on one link more often than not, so it is not flagged; nor
 * is a link that a reviewer said "same" of. Linear in reports and links (Tarjan 1974, A note on finding the bridges of a
 * graph), without recursion.
 */
final class Bridges {

    /** The evenest first: where most would change hands. */
    static final int MAX_BRIDGES = 20;

    private static final int MIN_SIDE = 2;

    private final Function<String, List<Edge>> edgesOf;

    /** When a report was first visited, counted from 1. */
    private final Map<String, Integer> order = new HashMap<>();

    /** The earliest visited that can be reached from a report's subtree by one edge that is not of the tree. */
    private final Map<String, Integer> low = new HashMap<>();

    private final Map<String, Integer> size = new HashMap<>();
    private final ArrayDeque<Visit> path = new ArrayDeque<>();
    private final List<CaseBridge> found = new ArrayList<>();
    private final int all;

    private record Visit(String reportId, @Nullable Edge from, Iterator<Edge> edges) {}

    private Bridges(int all, Function<String, List<Edge>> edgesOf) {
        this.all = all;
        this.edgesOf = edgesOf;
    }

    /** @param edgesOf edges of a report to others of these, all of which hang together */
    static List<CaseBridge> among(Collection<String> reports, Function<String, List<Edge>> edgesOf) {
        var search = new Bridges(reports.size(), edgesOf);
        reports.stream().findFirst().ifPresent(search::from);
        return search.found.stream()
                .sorted(Comparator.comparing(
                                (CaseBridge bridge) -> -Math.min(bridge.getLeftReports(), bridge.getRightReports()))
                        .thenComparing(CaseBridge::getLeft)
                        .thenComparing(CaseBridge::getRight))
                .limit(MAX_BRIDGES)
                .toList();
    }

    private void from(String start) {
        enter(start, null);
        while (!path.isEmpty()) {
            Visit at = path.element();
            if (at.edges().hasNext()) {
                Edge edge = at.edges().next();
                String other = edge.other(at.reportId());
                if (!order.containsKey(other)) {
                    enter(other, edge);
                } else if (!edge.equals(at.from())) {
                    low.merge(at.reportId(), order.getOrDefault(other, 0), Math::min);
                }
            } else {
                leave(path.remove());
            }
        }
    }

    private void enter(String reportId, @Nullable Edge from) {
        int visited = order.size() + 1;
        order.put(reportId, visited);
        low.put(reportId, visited);
        size.put(reportId, 1);
        path.push(new Visit(reportId, from, edgesOf.apply(reportId).iterator()));
    }

    private void leave(Visit child) {
        Edge edge = child.from();
        if (edge == null) {
            return;
        }
        String parent = edge.other(child.reportId());
        int below = size.getOrDefault(child.reportId(), 0);
        int lowest = low.getOrDefault(child.reportId(), 0);
        size.merge(parent, below, Integer::sum);
        low.merge(parent, lowest, Math::min);
        boolean bridge = lowest > order.getOrDefault(parent, 0);
        if (bridge && !edge.isDecided() && below >= MIN_SIDE && all - below >= MIN_SIDE) {
            boolean leftIsBelow = edge.left().equals(child.reportId());
            found.add(new CaseBridge(
                    edge.left(), edge.right(), leftIsBelow ? below : all - below, leftIsBelow ? all - below : below));
        }
    }
}
