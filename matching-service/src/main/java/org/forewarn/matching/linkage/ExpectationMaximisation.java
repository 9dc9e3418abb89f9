package org.forewarn.matching.linkage;

import java.util.List;

/**
 * Finds m and the prior from what candidate pairs look like (Winkler 1988; Dempster et al. 1977).
 *
 * <p>Candidates are no random pairs: they met in a block. But whether a pair is about one person, given what it looks
 * like, does not depend on how it was met. So the posterior of each candidate is taken with the prior of <em>all</em>
 * pairs and the u of random ones, and what is not a candidate is held to be about two people. Nothing then needs to be
 * estimated block by block, and being met by an attribute does not make its m too great.
 *
 * <p>Random pairs hold some that are about one person; for an identifier that no two people share, they are all that
 * agree. So u is what remains of the random pairs when the share of those is taken out, in every round anew.
 */
final class ExpectationMaximisation {

    private static final int MAX_ROUNDS = 1000;

    /** Converged when no m moves by more than this. */
    private static final double STILL = 1e-6;

    /** Pairs that each level is given before any is seen, so that none is held to be impossible. */
    private static final double PSEUDO_PAIRS = 0.5;

    /** m of the nearest level before anything is known, of what levels are left. */
    private static final double FIRST_M = 0.6;

    private final Specification specification;
    private final Patterns patterns;
    /** To which share of random pairs each level holds. */
    private final double[][] random;

    private final double randomPairs;
    private final double allPairs;

    ExpectationMaximisation(
            Specification specification, Patterns patterns, double[][] random, double randomPairs, double allPairs) {
        this.randomPairs = randomPairs;
        this.specification = specification;
        this.patterns = patterns;
        this.random = random;
        this.allPairs = allPairs;
    }

    record Result(Parameters parameters, int rounds) {}

    /** @param expectedMatches the first guess of how many pairs are about one person */
    Result run(double expectedMatches) {
        Parameters now = new Parameters(share(expectedMatches), firstM(), random);
        for (int round = 1; ; round++) {
            Parameters next = step(now);
            if (round == MAX_ROUNDS || moved(now.m(), next.m()) < STILL) {
                return new Result(next, round);
            }
            now = next;
        }
    }

    private double share(double matches) {
        return Math.min(0.5, Math.max(1, matches) / allPairs);
    }

    private double[][] firstM() {
        double[][] m = new double[random.length][];
        for (int i = 0; i < m.length; i++) {
            m[i] = new double[random[i].length];
            double left = 1;
            for (int j = 0; j < m[i].length - 1; j++) {
                m[i][j] = left * FIRST_M;
                left -= m[i][j];
            }
            m[i][m[i].length - 1] = left;
        }
        return m;
    }

    private Parameters step(Parameters now) {
        double[][] bits = now.bits(specification);
        double prior = now.priorBits();
        double[][] sums = new double[random.length][];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = new double[random[i].length];
        }
        double matches = 0;
        for (int pattern = 0; pattern < patterns.size(); pattern++) {
            double expected = patterns.count(pattern) * probability(weight(bits, prior, pattern));
            matches += expected;
            for (int i = 0; i < sums.length; i++) {
                byte level = patterns.level(pattern, i);
                if (level != Comparer.NOTHING) {
                    sums[i][level] += expected;
                }
            }
        }
        for (int i = 0; i < sums.length; i++) {
            normalise(sums[i]);
        }
        double lambda = share(matches);
        return new Parameters(lambda, sums, withoutMatches(lambda, sums));
    }

    /** u of what is left of the random pairs when the share that is about one person is taken out. */
    private double[][] withoutMatches(double lambda, double[][] m) {
        double[][] rest = new double[random.length][];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = new double[random[i].length];
            for (int j = 0; j < rest[i].length; j++) {
                rest[i][j] = Math.max(0, randomPairs * (random[i][j] - lambda * m[i][j]));
            }
            normalise(rest[i]);
        }
        return rest;
    }

    private double weight(double[][] bits, double prior, int pattern) {
        double weight = prior + patterns.rarityBits(pattern);
        for (int i = 0; i < bits.length; i++) {
            byte level = patterns.level(pattern, i);
            if (level != Comparer.NOTHING) {
                weight += bits[i][level];
            }
        }
        return weight;
    }

    static double probability(double weight) {
        return 1 / (1 + Math.pow(2, -weight));
    }

    /** Counts to shares, with {@link #PSEUDO_PAIRS} added to each. */
    static void normalise(double[] counts) {
        double sum = 0;
        for (double count : counts) {
            sum += count + PSEUDO_PAIRS;
        }
        for (int j = 0; j < counts.length; j++) {
            counts[j] = (counts[j] + PSEUDO_PAIRS) / sum;
        }
    }

    private static double moved(double[][] before, double[][] after) {
        double most = 0;
        for (int i = 0; i < before.length; i++) {
            for (int j = 0; j < before[i].length; j++) {
                most = Math.max(most, Math.abs(before[i][j] - after[i][j]));
            }
        }
        return most;
    }

    /** The comparisons with what was found. */
    static List<Comparison> estimated(Specification specification, Parameters found) {
        double[][] bits = found.bits(specification);
        return java.util.stream.IntStream.range(0, bits.length)
                .mapToObj(i -> {
                    Comparison comparison = specification.comparisons().get(i);
                    List<Level> levels = java.util.stream.IntStream.range(0, bits[i].length)
                            .mapToObj(j ->
                                    comparison.levels().get(j).estimated(found.m()[i][j], found.u()[i][j], bits[i][j]))
                            .toList();
                    return comparison.with(levels);
                })
                .toList();
    }
}
