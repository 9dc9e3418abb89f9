package org.forewarn.matching.linkage;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Where to draw the line, from probabilities alone, each candidate counting by its own: the link threshold is where a
 * {@link LinkPolicy} says, the review threshold where one pair in twenty would still be right.
 */
final class DecisionThresholds {

    private static final double WORTH_A_LOOK = 0.05;

    private DecisionThresholds() {}

    static double expectedMatches(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += ExpectationMaximisation.probability(weight);
        }
        return sum;
    }

    /**
     * @param candidates as of {@link CandidatePairs}
     * @param weights of the candidates
     */
    static Model.Thresholds of(LinkPolicy policy, int records, long[] candidates, double[] weights) {
        double link =
                switch (policy) {
                    case LinkPolicy.BestF1() -> bestF1(weights);
                    case LinkPolicy.CasePrecision(double atLeast) ->
                        casePrecision(atLeast, records, candidates, weights);
                };
        double review = Parameters.log2(WORTH_A_LOOK / (1 - WORTH_A_LOOK));
        return new Model.Thresholds(link, Math.min(link, review));
    }

    /** Of all weights that link the same candidates the one nearest to even odds. */
    private static double bestF1(double[] weights) {
        double[] sorted = weights.clone();
        Arrays.sort(sorted);
        double all = expectedMatches(sorted);
        double taken = 0;
        double best = 0;
        double link = 0;
        for (int i = sorted.length - 1; i >= 0; i--) {
            taken += ExpectationMaximisation.probability(sorted[i]);
            double f1 = 2 * taken / (sorted.length - i + all);
            if (f1 > best) {
                best = f1;
                link = evenest(i == 0 ? Double.NEGATIVE_INFINITY : sorted[i - 1], sorted[i]);
            }
        }
        return link;
    }

    /**
     * Down from the greatest weight, each link that joins two groups brings as many pairs into one case as the product of
     * their sizes, and is wrong about all of them at once. It is the first that was found among so many pairs, each of
     * which could have agreed by accident, so its odds are divided by their number.
     */
    private static double casePrecision(double atLeast, int records, long[] candidates, double[] weights) {
        var groups = new Groups(records);
        double[] sizes = new double[records];
        Arrays.fill(sizes, 1);
        double joined = 0;
        double wrong = 0;
        double link = Double.POSITIVE_INFINITY;
        for (int at : likely(weights)) {
            int one = groups.of(CandidatePairs.left(candidates[at]));
            int other = groups.of(CandidatePairs.right(candidates[at]));
            if (one != other) {
                double pairs = sizes[one] * sizes[other];
                double right = ExpectationMaximisation.probability(weights[at] - Parameters.log2(pairs));
                joined += pairs;
                wrong += pairs * (1 - right);
                groups.unite(one, other);
                sizes[groups.of(one)] = sizes[one] + sizes[other];
            }
            if (wrong <= (1 - atLeast) * joined) {
                link = weights[at];
            }
        }
        return Double.isFinite(link) ? link : bestF1(weights);
    }

    /** The candidates that are rather about one person than not, the likeliest first. */
    private static int[] likely(double[] weights) {
        return IntStream.range(0, weights.length)
                .filter(i -> weights[i] > 0)
                .boxed()
                .sorted((one, other) -> Double.compare(weights[other], weights[one]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The weight nearest to 0 above the one and up to the other. */
    private static double evenest(double above, double upTo) {
        return above < 0 && upTo > 0 ? 0 : upTo;
    }
}
