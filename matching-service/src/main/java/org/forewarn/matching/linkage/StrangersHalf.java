package org.forewarn.matching.linkage;

import java.util.Arrays;

/**
 * Pairs that are no more alike than the median of strangers, one comparison left out. Half of all strangers are among
 * them, by definition, and next to none of the pairs about one person: so what they share of an identifier, they share
 * by accident.
 *
 * @param bounds by comparison, the most bits of all others
 * @param shares by comparison, how many of the strangers are no more alike
 */
record StrangersHalf(double[] bounds, double[] shares) {

    /** What rounding may make of the same sum taken in another way, far below what a comparison can say. */
    private static final double ROUNDING = 1e-9;

    /** Where nothing is counted. */
    static final StrangersHalf ALL = new StrangersHalf(new double[0], new double[0]);

    /** @param counted by comparison and level, what is to be counted; bounds are found for such comparisons only */
    static StrangersHalf of(Patterns strangers, double[][] bits, boolean[][] counted) {
        double[] evidence = new double[strangers.size()];
        Arrays.setAll(evidence, pattern -> strangers.evidence(pattern, bits));
        double[] bounds = new double[bits.length];
        double[] shares = new double[bits.length];
        for (int i = 0; i < bits.length; i++) {
            double[] rest = any(counted[i]) ? rest(i, strangers, bits, evidence) : new double[0];
            double bound = rest.length == 0 ? Double.POSITIVE_INFINITY : rest[(rest.length - 1) / 2] + ROUNDING;
            bounds[i] = bound;
            shares[i] = rest.length == 0
                    ? 1
                    : (double) Arrays.stream(rest).filter(each -> each <= bound).count() / rest.length;
        }
        return new StrangersHalf(bounds, shares);
    }

    /** Ascending, of the strangers of whom the comparison says anything. */
    private static double[] rest(int comparison, Patterns strangers, double[][] bits, double[] evidence) {
        double[] rest = new double[strangers.pairs()];
        int count = 0;
        for (int pattern = 0; pattern < strangers.size(); pattern++) {
            byte level = strangers.level(pattern, comparison);
            if (level != Comparer.NOTHING) {
                int end = count + (int) strangers.count(pattern);
                Arrays.fill(rest, count, end, evidence[pattern] - bits[comparison][level]);
                count = end;
            }
        }
        double[] known = Arrays.copyOf(rest, count);
        Arrays.sort(known);
        return known;
    }

    private static boolean any(boolean[] levels) {
        for (boolean level : levels) {
            if (level) {
                return true;
            }
        }
        return false;
    }

    boolean holds(int comparison, double bitsOfOthers) {
        return bitsOfOthers <= bounds[comparison];
    }

    double share(int comparison) {
        return shares.length == 0 ? 1 : shares[comparison];
    }
}
