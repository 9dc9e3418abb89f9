package org.forewarn.matching.blocking;

import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.objects.ObjectOpenHashSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;

/**
 * Who carries which key of a slot: what its visits say, the other way round. It lies in memory and is made from the
 * visits when a task begins; kept as rows it would be a third of all that a report writes. A key costs about 25 bytes,
 * and each of its carriers after the first 4 to 12.
 */
final class BlockIndex {

    /** Beyond this many, looking through an array costs more than hashing. */
    private static final int MAX_ARRAY = 16;

    /** By key: the reportId of its only carrier, an array of a few, or a set of many. */
    private final Long2ObjectOpenHashMap<Object> carriers = new Long2ObjectOpenHashMap<>();

    /** A report carries a key from now on; nothing, when it does already. */
    void enter(String key, String reportId) {
        long at = BlockingKeys.number(key);
        Object known = carriers.get(at);
        if (known == null) {
            carriers.put(at, reportId);
        } else if (known instanceof String only) {
            if (!only.equals(reportId)) {
                carriers.put(at, new String[] {only, reportId});
            }
        } else if (known instanceof String[] few) {
            enter(at, few, reportId);
        } else {
            many(known).add(reportId);
        }
    }

    private void enter(long at, String[] few, String reportId) {
        if (Arrays.asList(few).contains(reportId)) {
            return;
        }
        if (few.length == MAX_ARRAY) {
            Set<String> set = new ObjectOpenHashSet<>(few);
            set.add(reportId);
            carriers.put(at, set);
            return;
        }
        String[] more = Arrays.copyOf(few, few.length + 1);
        more[few.length] = reportId;
        carriers.put(at, more);
    }

    /** A report carries a key no more; nothing, when it does not. */
    void leave(String key, String reportId) {
        long at = BlockingKeys.number(key);
        Object known = carriers.get(at);
        if (known instanceof String only) {
            if (only.equals(reportId)) {
                carriers.remove(at);
            }
        } else if (known instanceof String[] few) {
            String[] rest =
                    Arrays.stream(few).filter(each -> !each.equals(reportId)).toArray(String[]::new);
            carriers.put(at, rest.length == 1 ? rest[0] : rest);
        } else if (known != null) {
            Set<String> set = many(known);
            set.remove(reportId);
            if (set.size() <= MAX_ARRAY) {
                carriers.put(at, set.toArray(String[]::new));
            }
        }
    }

    /** How many reports carry a key. */
    int count(String key) {
        Object known = carriers.get(BlockingKeys.number(key));
        if (known == null) {
            return 0;
        }
        return known instanceof String
                ? 1
                : known instanceof String[] few ? few.length : many(known).size();
    }

    /** Adds the reportIds of who carries a key. */
    void addCarriers(String key, Collection<String> to) {
        Object known = carriers.get(BlockingKeys.number(key));
        if (known instanceof String only) {
            to.add(only);
        } else if (known instanceof String[] few) {
            to.addAll(Arrays.asList(few));
        } else if (known != null) {
            to.addAll(many(known));
        }
    }

    @SuppressWarnings("unchecked")
    private static Set<String> many(Object known) {
        return (Set<String>) known;
    }
}
