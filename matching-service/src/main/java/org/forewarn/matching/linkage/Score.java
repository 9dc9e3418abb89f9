package org.forewarn.matching.linkage;

import java.util.List;

/**
 * How far two records point to the same person.
 *
 * @param bars what speaks for and against, the prior first
 */
public record Score(List<Bar> bars) {

    /**
     * One reason.
     *
     * @param comparison which comparison, or {@code prior}
     * @param level which of its levels held, or {@link Scorer#RARITY}
     * @param bits for (positive) or against (negative)
     */
    public record Bar(String comparison, String level, double bits) {}

    public Score {
        bars = List.copyOf(bars);
    }

    /**
     * Match weight in bits: log2 of the posterior odds. Exactly the bars' sum, taken in their order, so that an
     * explanation always adds up.
     */
    public double weight() {
        double sum = 0;
        for (Bar bar : bars) {
            sum += bar.bits();
        }
        return sum;
    }

    /** 2^weight / (1 + 2^weight), written so that a large weight does not overflow. */
    public double probability() {
        return 1 / (1 + Math.pow(2, -weight()));
    }
}
