package org.forewarn.benchmarks.matching;

import java.util.HashMap;
import java.util.Map;

/**
 * How far what was found agrees with the truth.
 *
 * @param precision of what was found, the share that is right; 1 when nothing was found
 * @param recall of what is right, the share that was found; 1 when there is nothing to find
 */
record Agreement(double precision, double recall) {

    static Agreement ofCounts(double right, double found, double true_) {
        return new Agreement(found == 0 ? 1 : right / found, true_ == 0 ? 1 : right / true_);
    }

    double f1() {
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    /** Of all pairs within one case against all pairs of one man. */
    static Agreement ofPairs(int[] cases, int[] truth) {
        return ofCounts(pairs(joint(cases, truth)), pairs(counts(cases)), pairs(counts(truth)));
    }

    /** B-cubed (Bagga and Baldwin 1998): precision and recall of each report's case, averaged over the reports. */
    static Agreement bCubed(int[] cases, int[] truth) {
        Map<Integer, Integer> ofCase = counts(cases);
        Map<Integer, Integer> ofTruth = counts(truth);
        Map<Long, Integer> joint = joint(cases, truth);
        double precision = 0;
        double recall = 0;
        for (int i = 0; i < cases.length; i++) {
            double both = joint.getOrDefault(key(cases[i], truth[i]), 0);
            precision += both / ofCase.getOrDefault(cases[i], 1);
            recall += both / ofTruth.getOrDefault(truth[i], 1);
        }
        return new Agreement(precision / cases.length, recall / cases.length);
    }

    static double truePairs(int[] truth) {
        return pairs(counts(truth));
    }

    private static Map<Integer, Integer> counts(int[] labels) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int label : labels) {
            counts.merge(label, 1, Integer::sum);
        }
        return counts;
    }

    private static Map<Long, Integer> joint(int[] cases, int[] truth) {
        Map<Long, Integer> counts = new HashMap<>();
        for (int i = 0; i < cases.length; i++) {
            counts.merge(key(cases[i], truth[i]), 1, Integer::sum);
        }
        return counts;
    }

    private static long key(int one, int other) {
        return (long) one << 32 | other;
    }

    private static double pairs(Map<?, Integer> counts) {
        return counts.values().stream()
                .mapToDouble(count -> count * (count - 1.0) / 2)
                .sum();
    }
}
