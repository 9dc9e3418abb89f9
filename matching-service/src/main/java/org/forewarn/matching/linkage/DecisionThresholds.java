package org.forewarn.matching.linkage;

import java.util.Arrays;

/**
 * Where to draw the line, from probabilities alone: the link threshold is the weight at which the expected F1 is
 * greatest, counting each candidate by its probability (Nan et al. 2012), of all that link the same candidates the one
 * nearest to even odds; the review threshold is where one pair in
 * twenty would still be right.
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

    static Model.Thresholds of(double[] weights) {
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
        double review = Parameters.log2(WORTH_A_LOOK / (1 - WORTH_A_LOOK));
        return new Model.Thresholds(link, Math.min(link, review));
    }

    /** The weight nearest to 0 above the one and up to the other. */
    private static double evenest(double above, double upTo) {
        return above < 0 && upTo > 0 ? 0 : upTo;
    }
}
