package org.forewarn.matching.cases;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Divides reports that hang together where reviewers said "not the same": edges unite in the order of
 * {@link Edge#STRONGEST_FIRST}, and one that would bring two together that were said not to be the same unites nothing.
 * This is Kruskal's algorithm for a maximum spanning forest with cannot-link constraints (as in Wagstaff et al. 2001,
 * Constrained K-means). It depends on nothing but the graph: not on which edge or decision came first.
 *
 * <p>"Not the same" always holds, also against "same" said of others: to part two reports about one man costs
 * corroboration, to unite two men warns of one of them for what the other did. Of "same" that cannot all hold, the newest
 * do; the others are told, so that a reviewer takes one back.
 */
final class Parting {

    private final Map<String, String> parent = new HashMap<>();

    /** By root: its reports, and those that none of its reports is the same as. */
    private final Map<String, List<String>> members = new TreeMap<>();

    private final Map<String, List<String>> against = new HashMap<>();
    private final List<Edge> refused = new ArrayList<>();

    private Parting(Cluster cluster) {
        for (String reportId : cluster.reports()) {
            parent.put(reportId, reportId);
            members.put(reportId, new ArrayList<>(List.of(reportId)));
            against.put(
                    reportId,
                    new ArrayList<>(cluster.deniedTo(reportId).stream()
                            .filter(cluster.reports()::contains)
                            .toList()));
        }
        cluster.edges().forEach(this::unite);
    }

    static Parting of(Cluster cluster) {
        return new Parting(cluster);
    }

    /** The parts, in no promised order. */
    Collection<NavigableSet<String>> parts() {
        return members.values().stream().<NavigableSet<String>>map(TreeSet::new).toList();
    }

    /** Decisions "same" that could not be followed. */
    List<Edge> contradictions() {
        return refused.stream().filter(Edge::isDecided).toList();
    }

    private void unite(Edge edge) {
        String one = root(edge.left());
        String other = root(edge.right());
        if (one.equals(other)) {
            return;
        }
        boolean oneIsLarger = list(members, one).size() >= list(members, other).size();
        String larger = oneIsLarger ? one : other;
        String smaller = oneIsLarger ? other : one;
        boolean fewerAgainstOne =
                list(against, one).size() <= list(against, other).size();
        String asked = fewerAgainstOne ? one : other;
        String answering = fewerAgainstOne ? other : one;
        if (list(against, asked).stream().anyMatch(denied -> root(denied).equals(answering))) {
            refused.add(edge);
            return;
        }
        parent.put(smaller, larger);
        list(members, larger).addAll(list(members, smaller));
        list(against, larger).addAll(list(against, smaller));
        members.remove(smaller);
        against.remove(smaller);
    }

    private static List<String> list(Map<String, List<String>> lists, String root) {
        return lists.getOrDefault(root, List.of());
    }

    /** Halves the path on its way up (van Leeuwen and Tarjan 1984). */
    private String root(String reportId) {
        String at = reportId;
        String up = parent.getOrDefault(at, at);
        while (!up.equals(at)) {
            String upper = parent.getOrDefault(up, up);
            parent.put(at, upper);
            at = upper;
            up = parent.getOrDefault(at, at);
        }
        return at;
    }
}
