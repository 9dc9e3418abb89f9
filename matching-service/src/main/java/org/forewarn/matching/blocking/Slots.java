package org.forewarn.matching.blocking;

import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Where a blocking key's block is kept. A slot is a partition: a report visits each of its slots once, with all the keys
 * it carries there, instead of each of its blocks.
 *
 * @param count how many slots there are, at least one
 */
public record Slots(int count) {

    public Slots {
        if (count < 1) {
            throw new IllegalArgumentException("there is at least one slot");
        }
    }

    /** The slot of a key, 0 to {@link #count} - 1: a fingerprint is as good as random, and so is its hash. */
    public int of(String key) {
        return Integer.remainderUnsigned(key.hashCode(), count);
    }

    NavigableSet<Integer> of(Collection<String> keys) {
        var slots = new TreeSet<Integer>();
        keys.forEach(key -> slots.add(of(key)));
        return slots;
    }

    /** Those of the keys that are kept in a slot, in their order. */
    List<String> in(int slot, Collection<String> keys) {
        return keys.stream().filter(key -> of(key) == slot).toList();
    }
}
