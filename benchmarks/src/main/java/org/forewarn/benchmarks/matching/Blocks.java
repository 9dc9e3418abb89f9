package org.forewarn.benchmarks.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.forewarn.matching.linkage.Blocking;
import org.forewarn.matching.linkage.BlockingKey;
import org.forewarn.matching.linkage.BlockingRule;
import org.forewarn.matching.linkage.Features;

/**
 * Where the reports of a sample meet, as the stream would have them meet when all are live: a key that more than so many
 * carry is generic and blocks nothing.
 */
public final class Blocks {

    private static final int HALF = 32;

    private final long keys;
    private final Map<BlockingKey, int[]> members;
    private final Limits limits;

    /** Names of the rules that make identifiers. */
    private final Set<String> strong;

    private Blocks(long keys, Map<BlockingKey, int[]> members, Limits limits, Set<String> strong) {
        this.keys = keys;
        this.members = members;
        this.limits = limits;
        this.strong = strong;
    }

    /**
     * The most reports that may carry a key before it is generic.
     *
     * @param identifier of an identifier
     * @param weak of weak evidence
     */
    public record Limits(int identifier, int weak) {

        /** As matching has them unless told otherwise. */
        public static final Limits DEFAULT = new Limits(100, 20);
    }

    static Blocks of(Blocking blocking, List<Features> reports, Limits limits) {
        Map<BlockingKey, List<Integer>> found = new HashMap<>();
        long keys = 0;
        for (int i = 0; i < reports.size(); i++) {
            for (BlockingKey key : blocking.keysOf(reports.get(i))) {
                found.computeIfAbsent(key, none -> new ArrayList<>(2)).add(i);
                keys++;
            }
        }
        Map<BlockingKey, int[]> members = HashMap.newHashMap(found.size());
        found.forEach((key, list) ->
                members.put(key, list.stream().mapToInt(Integer::intValue).toArray()));
        return new Blocks(
                keys,
                members,
                limits,
                blocking.rules().stream()
                        .filter(BlockingRule::isStrong)
                        .map(BlockingRule::name)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private boolean isGeneric(Map.Entry<BlockingKey, int[]> block) {
        int limit = strong.contains(block.getKey().rule()) ? limits.identifier() : limits.weak();
        return block.getValue().length > limit;
    }

    /** Keys of all reports together. */
    long keys() {
        return keys;
    }

    int count() {
        return members.size();
    }

    long generic() {
        return members.entrySet().stream().filter(this::isGeneric).count();
    }

    int largest() {
        return members.values().stream().mapToInt(block -> block.length).max().orElse(0);
    }

    /** Each pair that meets anywhere, once, ascending: the lesser report in the upper half. */
    long[] pairs() {
        long[] pairs = new long[1 << 16];
        int count = 0;
        for (var entry : members.entrySet()) {
            if (isGeneric(entry)) {
                continue;
            }
            int[] block = entry.getValue();
            for (int i = 0; i < block.length; i++) {
                for (int j = i + 1; j < block.length; j++) {
                    if (count == pairs.length) {
                        pairs = Arrays.copyOf(pairs, count * 2);
                    }
                    pairs[count++] = pair(block[i], block[j]);
                }
            }
        }
        return Arrays.stream(pairs, 0, count).sorted().distinct().toArray();
    }

    static long pair(int lesser, int greater) {
        return (long) lesser << HALF | greater;
    }

    static int left(long pair) {
        return (int) (pair >>> HALF);
    }

    static int right(long pair) {
        return (int) pair;
    }
}
