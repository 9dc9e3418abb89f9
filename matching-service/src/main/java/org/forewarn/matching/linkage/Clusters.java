package org.forewarn.matching.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * Makes clusters of records: begins with each alone, and unites the two clusters that most probably are about one
 * person, as long as that is probable enough.
 *
 * <p>Clusters are weighed against each other as records are, comparison by comparison: what the pairs of their records
 * say that have both values is averaged, those averages are added, and the prior counts once. So a record that tells
 * little is judged by what it does tell, against all that the cluster knows; and one coincidence between two large
 * clusters does not unite them, as it would if whatever hangs together were one (average linkage, Sokal and Michener
 * 1958, of evidence rather than distance).
 *
 * <p>Deterministic, and independent of the order of the pairs.
 */
public final class Clusters {

    /** What all pairs between two clusters say, by comparison. */
    private static final class Edge {
        final double[] sums;
        final int[] counts;

        Edge(int comparisons) {
            sums = new double[comparisons];
            counts = new int[comparisons];
        }

        void add(Edge other) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += other.sums[i];
                counts[i] += other.counts[i];
            }
        }
    }

    private record Union(double weight, int one, int other, int versionOne, int versionOther)
            implements Comparable<Union> {

        @Override
        public int compareTo(Union that) {
            int byWeight = Double.compare(that.weight, weight);
            int byOne = byWeight != 0 ? byWeight : Integer.compare(one, that.one);
            return byOne != 0 ? byOne : Integer.compare(other, that.other);
        }
    }

    private final Scorer scorer;
    private final List<Prepared> records;
    private final double threshold;
    private final int comparisons;
    private final Map<Integer, int[]> members = new HashMap<>();
    private final Map<Integer, Map<Integer, Edge>> edges = new HashMap<>();
    private final int[] versions;
    private final PriorityQueue<Union> queue = new PriorityQueue<>();
    private final double[] scratch;

    private Clusters(Scorer scorer, List<Prepared> records) {
        this.scorer = scorer;
        this.records = records;
        this.threshold = scorer.model().thresholdBits().link();
        this.comparisons = scorer.model().comparisons().size();
        this.versions = new int[records.size()];
        this.scratch = new double[comparisons];
    }

    /**
     * @param candidates of which those that weigh enough for a review are where clusters meet
     * @param weights of the candidates, by the scorer
     * @return for each record the least index in its cluster
     */
    public static int[] of(Scorer scorer, List<Prepared> records, long[] candidates, double[] weights) {
        var clusters = new Clusters(scorer, records);
        for (int i = 0; i < records.size(); i++) {
            clusters.members.put(i, new int[] {i});
        }
        for (int i = 0; i < candidates.length; i++) {
            if (weights[i] >= scorer.model().thresholdBits().review()) {
                int one = CandidatePairs.left(candidates[i]);
                int other = CandidatePairs.right(candidates[i]);
                clusters.connect(one, other, clusters.compare(new int[] {one}, new int[] {other}));
            }
        }
        clusters.run();
        int[] names = new int[records.size()];
        new TreeMap<>(clusters.members)
                .forEach((name, all) -> Arrays.stream(all).forEach(each -> names[each] = name));
        return names;
    }

    private void run() {
        while (!queue.isEmpty()) {
            Union next = queue.remove();
            if (versions[next.one] == next.versionOne && versions[next.other] == next.versionOther) {
                unite(next.one, next.other);
            }
        }
    }

    private void connect(int one, int other, Edge edge) {
        edges.computeIfAbsent(one, none -> new TreeMap<>()).put(other, edge);
        edges.computeIfAbsent(other, none -> new TreeMap<>()).put(one, edge);
        double weight = weight(edge);
        if (weight >= threshold) {
            int lesser = Math.min(one, other);
            int greater = Math.max(one, other);
            queue.add(new Union(weight, lesser, greater, versions[lesser], versions[greater]));
        }
    }

    private double weight(Edge edge) {
        double weight = scorer.model().priorBits();
        for (int i = 0; i < comparisons; i++) {
            if (edge.counts[i] > 0) {
                weight += edge.sums[i] / edge.counts[i];
            }
        }
        return weight;
    }

    private Edge compare(int[] ones, int[] others) {
        var edge = new Edge(comparisons);
        for (int one : ones) {
            for (int other : others) {
                scorer.evidence(records.get(one), records.get(other), scratch);
                for (int i = 0; i < comparisons; i++) {
                    if (!Double.isNaN(scratch[i])) {
                        edge.sums[i] += scratch[i];
                        edge.counts[i]++;
                    }
                }
            }
        }
        return edge;
    }

    /** @param kept the lesser name, which the united cluster keeps */
    private void unite(int kept, int gone) {
        int[] keptMembers = members.getOrDefault(kept, new int[0]);
        int[] goneMembers = members.getOrDefault(gone, new int[0]);
        Map<Integer, Edge> ofKept = edges.getOrDefault(kept, Map.of());
        Map<Integer, Edge> ofGone = edges.getOrDefault(gone, Map.of());
        List<Integer> neighbours = new ArrayList<>(ofKept.keySet());
        for (Integer each : ofGone.keySet()) {
            if (!ofKept.containsKey(each)) {
                neighbours.add(each);
            }
        }
        versions[kept]++;
        versions[gone]++;
        Map<Integer, Edge> united = new TreeMap<>();
        for (Integer neighbour : neighbours) {
            if (neighbour == kept || neighbour == gone) {
                continue;
            }
            int[] theirs = members.getOrDefault(neighbour, new int[0]);
            Edge first = ofKept.get(neighbour);
            Edge second = ofGone.get(neighbour);
            Edge edge = first == null ? compare(keptMembers, theirs) : first;
            edge.add(second == null ? compare(goneMembers, theirs) : second);
            united.put(neighbour, edge);
        }
        int[] both = Arrays.copyOf(keptMembers, keptMembers.length + goneMembers.length);
        System.arraycopy(goneMembers, 0, both, keptMembers.length, goneMembers.length);
        members.put(kept, both);
        members.remove(gone);
        edges.remove(gone);
        edges.put(kept, new TreeMap<>());
        united.forEach((neighbour, edge) -> {
            Map<Integer, Edge> theirs = edges.getOrDefault(neighbour, new TreeMap<>());
            theirs.remove(gone);
            theirs.remove(kept);
            connect(kept, neighbour, edge);
        });
    }
}
