package org.forewarn.matching.linkage;

import java.util.List;

/**
 * Bits of a distance that change gradually: those of the levels hold in the middle of each step, and between two middles
 * they are interpolated along the logarithm of the distance. Two places 990 m apart then say nearly the same as two that
 * are 1,010 m apart, though a step ends between them.
 *
 * @param offset added to a distance before its logarithm: half the first step, within which no distance is nearer
 * @param middles logarithms of the steps' middles, ascending
 * @param bits of each step
 */
record Grading(Measure measure, String attribute, double offset, double[] middles, double[] bits) {

    /**
     * @throws IllegalArgumentException when the levels are not steps of one distance, each with a greater bound, the last
     *     {@code else}
     */
    static Grading of(Comparison comparison) {
        List<Level> levels = comparison.levels();
        Level first = levels.getFirst();
        int steps = levels.size() - 1;
        double[] bounds = new double[steps];
        for (int j = 0; j < steps; j++) {
            Level level = levels.get(j);
            Double bound = level.atMost();
            if (level.test() != first.test()
                    || level.attribute() != null
                    || bound == null
                    || bound <= (j == 0 ? 0 : bounds[j - 1])) {
                throw new IllegalArgumentException("graded comparison " + comparison.name()
                        + " wants levels of one distance, each with a greater bound above 0");
            }
            bounds[j] = bound;
        }
        Measure measure = first.test();
        if (steps < 1 || measure == null || levels.getLast().test() != Measure.ELSE) {
            throw new IllegalArgumentException(
                    "graded comparison " + comparison.name() + " wants else as its last level");
        }
        double offset = bounds[0] / 2;
        double[] middles = new double[levels.size()];
        for (int j = 0; j < levels.size(); j++) {
            double from = j == 0 ? 0 : bounds[j - 1];
            double to = j < steps ? bounds[j] : 2 * from;
            middles[j] = Math.log((from + to) / 2 + offset);
        }
        return new Grading(
                measure,
                comparison.attribute(),
                offset,
                middles,
                levels.stream().mapToDouble(Model::bitsOf).toArray());
    }

    double bits(Comparer comparer, Prepared one, Prepared other) {
        double at = Math.log(comparer.distance(measure, attribute, one, other) + offset);
        if (at <= middles[0]) {
            return bits[0];
        }
        for (int j = 1; j < middles.length; j++) {
            if (at <= middles[j]) {
                double share = (at - middles[j - 1]) / (middles[j] - middles[j - 1]);
                return bits[j - 1] + share * (bits[j] - bits[j - 1]);
            }
        }
        return bits[bits.length - 1];
    }
}
