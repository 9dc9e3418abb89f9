package org.forewarn.matching.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What pairs look like: to which level each comparison comes, and how rare the shared values are. Many pairs look the
 * same, so that estimation counts kinds of pairs rather than pairs (as Enamorado et al. 2019 do).
 */
final class Patterns {

    /** Rarity is rounded to this many bits, so that pairs still look alike. */
    private static final double RARITY_STEP = 0.5;

    private record Key(byte[] bytes) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Key(byte[] others) && Arrays.equals(bytes, others);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    private final Comparer comparer;
    private final double[][] rarities;
    private final Map<Key, Integer> ids = new LinkedHashMap<>();
    private final List<byte[]> patterns = new ArrayList<>();
    private long[] counts = new long[256];
    private int pairs;

    Patterns(Specification specification, Comparer comparer) {
        this.comparer = comparer;
        this.rarities = specification.comparisons().stream()
                .map(comparison -> comparison.levels().stream()
                        .mapToDouble(level -> level.rarity() == null ? 0 : level.rarity())
                        .toArray())
                .toArray(double[][]::new);
    }

    void add(Prepared one, Prepared other) {
        int comparisons = comparer.comparisons();
        byte[] pattern = new byte[comparisons + 1];
        double rarity = 0;
        for (int i = 0; i < comparisons; i++) {
            pattern[i] = comparer.level(i, one, other);
            if (pattern[i] != Comparer.NOTHING && rarities[i][pattern[i]] != 0) {
                rarity += rarities[i][pattern[i]] * comparer.rarity(i, pattern[i], one, other);
            }
        }
        pattern[comparisons] =
                (byte) Math.max(Byte.MIN_VALUE, Math.min(Byte.MAX_VALUE, Math.round(rarity / RARITY_STEP)));
        int id = ids.computeIfAbsent(new Key(pattern), none -> {
            patterns.add(pattern);
            return patterns.size() - 1;
        });
        if (id == counts.length) {
            counts = Arrays.copyOf(counts, counts.length * 2);
        }
        counts[id]++;
        pairs++;
    }

    /** How many were added. */
    int pairs() {
        return pairs;
    }

    /** What all comparisons say of pairs that look so, rarity with it: the weight without the prior. */
    double evidence(int pattern, double[][] bits) {
        double sum = rarityBits(pattern);
        for (int i = 0; i < bits.length; i++) {
            byte level = level(pattern, i);
            if (level != Comparer.NOTHING) {
                sum += bits[i][level];
            }
        }
        return sum;
    }

    int size() {
        return patterns.size();
    }

    byte level(int pattern, int comparison) {
        return patterns.get(pattern)[comparison];
    }

    double rarityBits(int pattern) {
        byte[] bytes = patterns.get(pattern);
        return bytes[bytes.length - 1] * RARITY_STEP;
    }

    long count(int pattern) {
        return counts[pattern];
    }
}
