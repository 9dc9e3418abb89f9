package org.forewarn.matching.enrichment;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * How many gaps of each kind a report has.
 *
 * @param counts only kinds that there are, in their order; each at least 1
 */
public record Gaps(Map<Gap, Integer> counts) {

    public static final Gaps NONE = new Gaps(Map.of());

    /** Kinds of identifiers and plates that are missing from the facts because nobody could read them. */
    private static final Set<Gap> UNREADABLE = EnumSet.range(Gap.PHONE, Gap.PLATE);

    public Gaps {
        counts = counts.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(counts));
    }

    public int of(Gap gap) {
        return counts.getOrDefault(gap, 0);
    }

    /** Identifiers and plates that could not be read as what they are said to be. */
    public int unreadable() {
        return UNREADABLE.stream().mapToInt(this::of).sum();
    }

    /** Counts while a report is read. */
    static final class Count {

        private final Map<Gap, Integer> counts = new EnumMap<>(Gap.class);

        void add(Gap gap) {
            counts.merge(gap, 1, Integer::sum);
        }

        Gaps gaps() {
            return new Gaps(counts);
        }
    }
}
