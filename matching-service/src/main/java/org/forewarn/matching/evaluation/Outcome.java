package org.forewarn.matching.evaluation;

import org.forewarn.matching.linkage.Model;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation found.
 *
 * @param estimateSeconds time to block and, where no model was given, to estimate
 * @param scoreSeconds time to score the candidates once
 * @param measured how that compares with the truth, where it is known
 */
record Outcome(
        Model model,
        int records,
        long candidates,
        long links,
        int clusters,
        double estimateSeconds,
        double scoreSeconds,
        double clusterSeconds,
        @Nullable Measured measured) {

    double rowsPerSecond() {
        return records / (estimateSeconds + scoreSeconds + clusterSeconds);
    }

    /**
     * @param reachable the share of true pairs that are candidates
     * @param atThreshold of the candidates at the model's link threshold
     * @param bestThreshold the threshold with the greatest F1, which only the truth can tell
     * @param connected pairs of the connected components at the link threshold
     * @param clustered pairs of the final clusters
     * @param areaUnderRoc of all pairs, where it was asked for
     */
    record Measured(
            long truePairs,
            double reachable,
            Metrics atThreshold,
            double bestThreshold,
            Metrics atBest,
            Metrics connected,
            Metrics connectedBCubed,
            Metrics clustered,
            Metrics clusteredBCubed,
            @Nullable Double areaUnderRoc) {}
}
