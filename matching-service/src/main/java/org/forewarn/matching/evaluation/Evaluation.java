package org.forewarn.matching.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.forewarn.matching.evaluation.Outcome.Measured;
import org.forewarn.matching.linkage.CandidatePairs;
import org.forewarn.matching.linkage.Clusters;
import org.forewarn.matching.linkage.Estimation;
import org.forewarn.matching.linkage.Features;
import org.forewarn.matching.linkage.Groups;
import org.forewarn.matching.linkage.Model;
import org.forewarn.matching.linkage.Prepared;
import org.forewarn.matching.linkage.Scorer;
import org.jspecify.annotations.Nullable;

/** One run: estimates a model unless one is given, links, clusters, measures. The truth is only measured against. */
final class Evaluation {

    private static final double NANOS = 1e9;

    /** Records of which all pairs can be ranked: 8 million pairs. */
    private static final int MOST_RANKED = 4000;

    private final EvaluationConfig config;
    private final long seed;
    private final Consumer<String> progress;

    Evaluation(EvaluationConfig config, long seed, Consumer<String> progress) {
        this.config = config;
        this.seed = seed;
        this.progress = progress;
    }

    record Run(Outcome outcome, Links links) {}

    private record Start(Model model, long[] candidates) {}

    Run run(Input input, @Nullable Model given) {
        List<Features> records = input.records();
        if (config.rankAllPairs() && records.size() > MOST_RANKED) {
            throw new InputException("rankAllPairs is for tables of at most " + MOST_RANKED + " rows");
        }
        long began = System.nanoTime();
        Start start = start(input, given);
        long estimated = System.nanoTime();
        var scorer = new Scorer(start.model());
        List<Prepared> prepared = records.stream().map(scorer::prepare).toList();
        double[] weights = weights(scorer, prepared, start.candidates());
        long scored = System.nanoTime();
        double link = start.model().thresholdBits().link();
        int[] connected = connected(records.size(), start.candidates(), weights, link);
        int[] clusters = clusters(scorer, prepared, start.candidates(), weights, connected);
        long clustered = System.nanoTime();
        var links = new Links(start.candidates(), weights, clusters);
        Truth truth = input.truth();
        Measured measured = truth == null ? null : measure(truth, links, connected, link, scorer, prepared);
        var outcome = new Outcome(
                start.model(),
                records.size(),
                weights.length,
                links.count(link),
                (int) Arrays.stream(clusters).distinct().count(),
                (estimated - began) / NANOS,
                (scored - estimated) / NANOS,
                (clustered - scored) / NANOS,
                measured);
        return new Run(outcome, links);
    }

    private Start start(Input input, @Nullable Model given) {
        if (given != null) {
            progress.accept("blocking " + input.records().size() + " records");
            return new Start(given, CandidatePairs.of(given.specification(), input.records(), input.split()));
        }
        var found = new Estimation(config.specification(), input.records(), input.split(), seed, progress)
                .linkingBy(config.linkPolicy())
                .estimate(
                        "estimated",
                        config.about() + ". Estimated without labels from "
                                + input.records().size() + " records, seed " + seed + ".");
        return new Start(found.model(), found.candidates());
    }

    private double[] weights(Scorer scorer, List<Prepared> prepared, long[] candidates) {
        progress.accept("scoring " + candidates.length + " pairs");
        double[] weights = new double[candidates.length];
        Arrays.setAll(
                weights,
                i -> scorer.weight(
                        prepared.get(CandidatePairs.left(candidates[i])),
                        prepared.get(CandidatePairs.right(candidates[i]))));
        return weights;
    }

    private static int[] connected(int records, long[] candidates, double[] weights, double threshold) {
        var groups = new Groups(records);
        for (int i = 0; i < candidates.length; i++) {
            if (weights[i] >= threshold) {
                groups.unite(CandidatePairs.left(candidates[i]), CandidatePairs.right(candidates[i]));
            }
        }
        int[] clusters = new int[records];
        Arrays.setAll(clusters, groups::of);
        return clusters;
    }

    private int[] clusters(
            Scorer scorer, List<Prepared> prepared, long[] candidates, double[] weights, int[] connected) {
        progress.accept("clustering");
        return switch (config.clusters()) {
            case CONNECTED -> connected;
            case AVERAGE -> Clusters.of(scorer, prepared, candidates, weights);
        };
    }

    private Measured measure(
            Truth truth, Links links, int[] connected, double link, Scorer scorer, List<Prepared> prepared) {
        progress.accept("measuring");
        double best = Measuring.bestThreshold(truth, links);
        return new Measured(
                truth.pairs(),
                Measuring.pairs(truth, links, Double.NEGATIVE_INFINITY).recall(),
                Measuring.pairs(truth, links, link),
                best,
                Measuring.pairs(truth, links, best),
                Measuring.clusterPairs(truth, connected),
                Measuring.bCubed(truth, connected),
                Measuring.clusterPairs(truth, links.clusters()),
                Measuring.bCubed(truth, links.clusters()),
                config.rankAllPairs() ? ranking(scorer, prepared, truth) : null);
    }

    private static double ranking(Scorer scorer, List<Prepared> prepared, Truth truth) {
        int n = prepared.size();
        double[] weights = new double[n * (n - 1) / 2];
        boolean[] right = new boolean[weights.length];
        int next = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                weights[next] = scorer.weight(prepared.get(i), prepared.get(j));
                right[next++] = truth.same(i, j);
            }
        }
        return Measuring.areaUnderRoc(weights, right);
    }
}
