package org.forewarn.matching.blocking;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Keys that slots lately said were generic. Without it nearly every report of a large index would go round twice, to be
 * told what the one before it was told. It is a guess and no more: the slot looks, and a report that guessed wrong goes
 * round again, so what comes of it never depends on what is remembered here. Safe for use by many threads.
 */
public final class GenericHints {

    /** About 10 MB of keys; those that were not met for longest go. */
    private static final int MAX_KEYS = 100_000;

    private final Set<String> keys = Collections.synchronizedSet(Collections.newSetFromMap(new Bounded()));

    private static final class Bounded extends LinkedHashMap<String, Boolean> {

        private static final long serialVersionUID = 1;

        Bounded() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MAX_KEYS;
        }
    }

    /** What a slot said of keys. */
    void learn(Collection<String> generic, Collection<String> specific) {
        keys.addAll(generic);
        specific.forEach(keys::remove);
    }

    /** Whether a key was generic when it was last heard of. */
    boolean isGeneric(String key) {
        return keys.contains(key);
    }
}
