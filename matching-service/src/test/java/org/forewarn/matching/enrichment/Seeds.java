package org.forewarn.matching.enrichment;

import java.util.Random;

/** Random tests print their seed, and take it back by {@code -Dseed=}. */
final class Seeds {

    private Seeds() {}

    static Random random() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("seed " + seed);
        return new Random(seed);
    }
}
