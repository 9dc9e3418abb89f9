package org.forewarn.matching.linkage;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The pairs of a table that share a blocking key: each once, the lesser index first, in ascending order.
 *
 * <p>A pair is two indexes in a long, so that millions fit into memory.
 */
public final class CandidatePairs {

    /** 800 MB of pairs: a table with more is blocked too coarsely to be compared here. */
    static final int MAX_PAIRS = 100_000_000;

    private final int records;
    private final int split;
    private long[] pairs = new long[1024];
    private int count;

    private CandidatePairs(int records, int split) {
        this.records = records;
        this.split = split;
    }

    /**
     * @param split pairs are only of a record below this index with one from it on, for two tables that have no doubles
     *     of their own; 0: any two
     * @throws IllegalArgumentException when there are more than can be held
     */
    public static long[] of(Specification specification, List<Features> records, int split) {
        var found = new CandidatePairs(records.size(), split);
        if (specification.blocking().isEmpty()) {
            found.addAll();
            return found.distinct();
        }
        var derivations = new Derivations(specification.derived());
        List<Features> derived = records.stream().map(derivations::applyTo).toList();
        for (BlockingRule rule : specification.blocking()) {
            found.add(rule, derived);
        }
        return found.distinct();
    }

    public static int left(long pair) {
        return (int) (pair >>> 32);
    }

    public static int right(long pair) {
        return (int) pair;
    }

    static long pair(int one, int other) {
        return one < other ? (long) one << 32 | other : (long) other << 32 | one;
    }

    private void addAll() {
        for (int i = 0; i < records; i++) {
            for (int j = i + 1; j < records; j++) {
                add(i, j);
            }
        }
    }

    private void add(BlockingRule rule, List<Features> derived) {
        Map<String, int[]> blocks = new LinkedHashMap<>();
        Map<String, Integer> sizes = new LinkedHashMap<>();
        for (int i = 0; i < derived.size(); i++) {
            for (String value : Blocking.valuesOf(rule, derived.get(i))) {
                int size = sizes.merge(value, 1, Integer::sum);
                int[] block = blocks.computeIfAbsent(value, none -> new int[2]);
                if (size > block.length) {
                    block = Arrays.copyOf(block, block.length * 2);
                    blocks.put(value, block);
                }
                block[size - 1] = i;
            }
        }
        Integer most = rule.atMost();
        blocks.forEach((value, block) -> {
            int size = sizes.getOrDefault(value, 0);
            if (most == null || size <= most) {
                for (int i = 0; i < size; i++) {
                    for (int j = i + 1; j < size; j++) {
                        add(block[i], block[j]);
                    }
                }
            }
        });
    }

    private void add(int lesser, int greater) {
        if (split > 0 && (lesser < split) == (greater < split)) {
            return;
        }
        if (count == pairs.length) {
            compact();
        }
        pairs[count++] = pair(lesser, greater);
    }

    /** Drops doubles before it asks for more room. */
    private void compact() {
        long[] kept = distinct();
        count = kept.length;
        if (count > MAX_PAIRS) {
            throw new IllegalArgumentException(
                    "more than " + MAX_PAIRS + " candidate pairs: the blocking rules are too coarse for this table");
        }
        pairs = Arrays.copyOf(kept, Math.max(1024, count * 2));
    }

    private long[] distinct() {
        Arrays.sort(pairs, 0, count);
        long[] kept = new long[count];
        int size = 0;
        for (int i = 0; i < count; i++) {
            if (i == 0 || pairs[i] != pairs[i - 1]) {
                kept[size++] = pairs[i];
            }
        }
        return Arrays.copyOf(kept, size);
    }
}
