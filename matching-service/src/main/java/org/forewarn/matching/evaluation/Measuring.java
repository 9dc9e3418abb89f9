package org.forewarn.matching.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.forewarn.matching.linkage.CandidatePairs;

/** How links and clusters compare with the truth. */
final class Measuring {

    private Measuring() {}

    /** Of the candidates from a weight on, inclusive. */
    static Metrics pairs(Truth truth, Links links, double threshold) {
        long[] candidates = links.candidates();
        double[] weights = links.weights();
        long right = 0;
        long found = 0;
        for (int i = 0; i < candidates.length; i++) {
            if (weights[i] >= threshold) {
                found++;
                right += same(truth, candidates[i]) ? 1 : 0;
            }
        }
        return Metrics.ofCounts(right, found, truth.pairs());
    }

    private static boolean same(Truth truth, long pair) {
        return truth.same(CandidatePairs.left(pair), CandidatePairs.right(pair));
    }

    /** The threshold with the greatest F1, which only the truth can tell. */
    static double bestThreshold(Truth truth, Links links) {
        long[] candidates = links.candidates();
        double[] weights = links.weights();
        int[] order = IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -weights[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        long all = truth.pairs();
        long right = 0;
        double best = -1;
        double threshold = 0;
        for (int i = 0; i < order.length; i++) {
            right += same(truth, candidates[order[i]]) ? 1 : 0;
            boolean lastOfItsWeight = i + 1 == order.length || weights[order[i + 1]] < weights[order[i]];
            double f1 = Metrics.ofCounts(right, i + 1, all).f1();
            if (lastOfItsWeight && f1 > best) {
                best = f1;
                threshold = weights[order[i]];
            }
        }
        return threshold;
    }

    /**
     * Of all pairs within clusters.
     *
     * @param clusters for each row the name of its cluster
     */
    static Metrics clusterPairs(Truth truth, int[] clusters) {
        Map<Integer, List<Integer>> members = new HashMap<>();
        for (int i = 0; i < clusters.length; i++) {
            members.computeIfAbsent(clusters[i], none -> new ArrayList<>()).add(i);
        }
        long found = 0;
        long right = 0;
        for (List<Integer> cluster : members.values()) {
            for (int one : cluster) {
                for (int other : cluster) {
                    if (one < other && truth.counts(one, other)) {
                        found++;
                        right += truth.same(one, other) ? 1 : 0;
                    }
                }
            }
        }
        return Metrics.ofCounts(right, found, truth.pairs());
    }

    /**
     * B-cubed of Bagga and Baldwin (1998): for each row, of its cluster the share that is about the same person, and of
     * those about the same person the share in its cluster; the mean over all rows.
     */
    static Metrics bCubed(Truth truth, int[] clusters) {
        Map<Integer, Integer> sizes = sizes(clusters);
        double precision = 0;
        double recall = 0;
        for (int i = 0; i < clusters.length; i++) {
            double together = together(truth, clusters, i);
            precision += together / sizes.getOrDefault(clusters[i], 1);
            recall += together / truth.companions(i).length;
        }
        return new Metrics(precision / clusters.length, recall / clusters.length);
    }

    private static int together(Truth truth, int[] clusters, int row) {
        int count = 0;
        for (int companion : truth.companions(row)) {
            count += clusters[companion] == clusters[row] ? 1 : 0;
        }
        return count;
    }

    private static Map<Integer, Integer> sizes(int[] clusters) {
        Map<Integer, Integer> sizes = new HashMap<>();
        for (int cluster : clusters) {
            sizes.merge(cluster, 1, Integer::sum);
        }
        return sizes;
    }

    /**
     * Area under the ROC curve: how often a pair that is right outweighs one that is wrong, a draw counting half (Mann
     * and Whitney 1947).
     */
    static double areaUnderRoc(double[] weights, boolean[] right) {
        int[] order = IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> weights[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double ranks = 0;
        long rights = 0;
        for (int from = 0; from < order.length; ) {
            int to = from;
            long equalRights = 0;
            while (to < order.length && weights[order[to]] == weights[order[from]]) {
                equalRights += right[order[to]] ? 1 : 0;
                to++;
            }
            ranks += equalRights * (from + 1 + to) / 2.0;
            rights += equalRights;
            from = to;
        }
        double wrongs = weights.length - rights;
        return rights == 0 || wrongs == 0 ? Double.NaN : (ranks - rights * (rights + 1) / 2.0) / (rights * wrongs);
    }
}
