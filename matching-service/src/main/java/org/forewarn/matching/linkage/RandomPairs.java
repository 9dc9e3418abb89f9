package org.forewarn.matching.linkage;

import java.util.SplittableRandom;

/** Pairs of a table taken at random; all of them where they are fewer than would be taken. */
final class RandomPairs {

    @FunctionalInterface
    interface Visitor {
        void visit(int one, int other);
    }

    private RandomPairs() {}

    /** @param split as of {@link CandidatePairs#of} */
    static void of(int records, int split, int most, SplittableRandom random, Visitor visitor) {
        long all = split > 0 ? (long) split * (records - split) : (long) records * (records - 1) / 2;
        if (all <= most) {
            for (int i = 0; i < (split > 0 ? split : records); i++) {
                for (int j = split > 0 ? split : i + 1; j < records; j++) {
                    visitor.visit(i, j);
                }
            }
            return;
        }
        for (int taken = 0; taken < most; ) {
            int one = random.nextInt(split > 0 ? split : records);
            int other = split > 0 ? random.nextInt(split, records) : random.nextInt(records);
            if (one != other) {
                visitor.visit(one, other);
                taken++;
            }
        }
    }
}
