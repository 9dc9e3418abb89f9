package org.forewarn.matching.linkage;

import java.util.Arrays;
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
 *
 * <p>Where a strong blocking rule is by the very attribute that a level finds equal, every pair that holds it is a
 * candidate, so u need not be sampled: it is counted, each candidate by its probability of being about two people. A
 * million random pairs cannot tell an identifier that one pair in a hundred thousand shares by accident from one that
 * none shares. It is counted among pairs that {@link StrangersHalf} takes for strangers whatever the identifier says:
 * of those who share one, nearly all are one person, and the little doubt about each would add up to many strangers.
 *
 * <p>Where there are such identifiers, m of a comparison is taken from pairs that share one in another comparison. Whether
 * those agree in it was not asked when they met and hardly matters to whether they are believed; of all candidates, those
 * that disagree in much are taken for strangers, and disagreement would seem rarer than it is.
 */
final class ExpectationMaximisation {

    private static final int MAX_ROUNDS = 1000;

    /** Converged when no m moves by more than this. */
    private static final double STILL = 1e-6;

    /** Pairs that each level is given before any is seen, so that none is held to be impossible. */
    private static final double PSEUDO_PAIRS = 0.5;

    /** m of the nearest level before anything is known, of what levels are left. */
    private static final double FIRST_M = 0.6;

    /** From so many pairs that share an identifier m is taken; from fewer it would be a guess. */
    private static final double ENOUGH = 100;

    private final Specification specification;
    private final Patterns patterns;
    private final Patterns strangers;
    /** To which share of random pairs each level holds. */
    private final double[][] random;

    /** Of how many random pairs each comparison says anything. */
    private final double[] said;

    private final double randomPairs;
    private final double allPairs;
    private final boolean[][] counted;

    /** Whether any level is counted, so that there are identifiers. */
    private final boolean counts;

    private final boolean[] ofCandidates;
    private final boolean[] conditional;

    /**
     * @param strangers random pairs; they show what strangers look like in everything but an identifier
     * @param random by comparison and level, how many random pairs it holds of
     */
    ExpectationMaximisation(
            Specification specification,
            Patterns patterns,
            Patterns strangers,
            double[][] random,
            double randomPairs,
            double allPairs) {
        this.strangers = strangers;
        this.randomPairs = randomPairs;
        this.specification = specification;
        this.patterns = patterns;
        this.said = Arrays.stream(random)
                .mapToDouble(counts -> Arrays.stream(counts).sum())
                .toArray();
        this.random = Arrays.stream(random).map(double[]::clone).toArray(double[][]::new);
        Arrays.stream(this.random).forEach(ExpectationMaximisation::normalise);
        this.allPairs = allPairs;
        var identifiers = new Identifiers(specification);
        this.counted = identifiers.levels();
        this.counts = identifiers.any();
        this.ofCandidates = identifiers.comparisons();
        this.conditional = new boolean[random.length];
        for (int i = 0; i < random.length; i++) {
            Comparison comparison = specification.comparisons().get(i);
            conditional[i] = comparison.when() != null || comparison.unless() != null;
        }
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
        StrangersHalf half = counts ? StrangersHalf.of(strangers, bits, counted) : StrangersHalf.ALL;
        double[][] sums = empty();
        double[][] known = empty();
        double[][] others = empty();
        double matches = 0;
        for (int pattern = 0; pattern < patterns.size(); pattern++) {
            double evidence = patterns.evidence(pattern, bits);
            double expected = patterns.count(pattern) * probability(prior + evidence);
            matches += expected;
            int identifiers = counts ? identifiers(pattern) : 0;
            for (int i = 0; i < sums.length; i++) {
                byte level = patterns.level(pattern, i);
                if (level != Comparer.NOTHING) {
                    sums[i][level] += expected;
                    if (identifiers > (counted[i][level] ? 1 : 0)) {
                        known[i][level] += expected;
                    }
                    if (ofCandidates[i] || counted[i][level] && half.holds(i, evidence - bits[i][level])) {
                        others[i][level] += patterns.count(pattern) - expected;
                    }
                }
            }
        }
        double lambda = share(matches);
        double[] shares = new double[sums.length];
        for (int i = 0; i < sums.length; i++) {
            shares[i] = conditional[i] ? Math.min(0.5, Arrays.stream(sums[i]).sum() / pairs(i)) : lambda;
            if (Arrays.stream(known[i]).sum() >= ENOUGH) {
                sums[i] = known[i];
            }
            normalise(sums[i]);
        }
        double[][] u = withoutMatches(shares, sums);
        count(others, u, half);
        return new Parameters(lambda, sums, u);
    }

    /** How many identifiers pairs that look so share. */
    private int identifiers(int pattern) {
        int shared = 0;
        for (int i = 0; i < counted.length; i++) {
            byte level = patterns.level(pattern, i);
            shared += level != Comparer.NOTHING && counted[i][level] ? 1 : 0;
        }
        return shared;
    }

    private double[][] empty() {
        return Arrays.stream(random).map(levels -> new double[levels.length]).toArray(double[][]::new);
    }

    /** Of how many of all pairs a comparison says anything; at least one. */
    private double pairs(int comparison) {
        return Math.max(1, allPairs * said[comparison] / randomPairs);
    }

    /**
     * u of what is left of the random pairs when those about one person are taken out.
     *
     * @param shares which share of the pairs that a comparison says anything of are: of those that it is asked of only in
     *     some condition there may be many more than of all
     */
    private double[][] withoutMatches(double[] shares, double[][] m) {
        double[][] rest = new double[random.length][];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = new double[random[i].length];
            for (int j = 0; j < rest[i].length; j++) {
                rest[i][j] =
                        Math.max(0, (conditional[i] ? said[i] : randomPairs) * (random[i][j] - shares[i] * m[i][j]));
            }
            normalise(rest[i]);
        }
        return rest;
    }

    /** Of levels that are counted, how many of the pairs about two people hold it; the others share what is left. */
    private void count(double[][] others, double[][] u, StrangersHalf half) {
        for (int i = 0; i < u.length; i++) {
            if (ofCandidates[i]) {
                normalise(others[i]);
                u[i] = others[i];
                continue;
            }
            double pairs = pairs(i) * half.share(i);
            double before = 0;
            double after = 0;
            for (int j = 0; j < u[i].length; j++) {
                if (counted[i][j]) {
                    before += u[i][j];
                    u[i][j] = (others[i][j] + PSEUDO_PAIRS) / (pairs + PSEUDO_PAIRS);
                    after += u[i][j];
                }
            }
            for (int j = 0; j < u[i].length; j++) {
                u[i][j] *= counted[i][j] || before >= 1 ? 1 : (1 - after) / (1 - before);
            }
        }
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
