package org.forewarn.local;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.forewarn.local.ShortMessage.Part;

/** Puts the parts of long messages together, as a phone does. */
final class Reassembly {

    /** Messages that may wait for parts at once; the oldest is given up for a newer one. */
    private static final int WAITING = 10_000;

    private record Key(String from, String to, int reference, int total) {}

    private final Map<Key, SortedMap<Integer, String>> waiting = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, SortedMap<Integer, String>> eldest) {
            return size() > WAITING;
        }
    };

    /** The whole text, when this part was the last one missing. A part that comes twice counts once. */
    synchronized Optional<String> add(String from, String to, Part part, String text) {
        var key = new Key(from, to, part.reference(), part.total());
        SortedMap<Integer, String> parts = waiting.computeIfAbsent(key, k -> new TreeMap<>());
        parts.put(part.number(), text);
        if (parts.size() < part.total()) {
            return Optional.empty();
        }
        waiting.remove(key);
        return Optional.of(String.join("", parts.values()));
    }
}
