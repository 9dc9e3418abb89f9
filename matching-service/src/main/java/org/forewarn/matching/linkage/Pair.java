package org.forewarn.matching.linkage;

/**
 * Two different reports, the lesser id first.
 *
 * @param left the lesser reportId
 * @param right the greater reportId
 */
public record Pair(String left, String right) {

    /** Stands in no reportId, so that {@code left|} begins the keys of left's pairs and of no other report's. */
    public static final char SEPARATOR = '|';

    public Pair {
        if (left.compareTo(right) >= 0) {
            throw new IllegalArgumentException("a pair names two reports, the lesser first");
        }
    }

    public static Pair of(String one, String other) {
        return one.compareTo(other) < 0 ? new Pair(one, other) : new Pair(other, one);
    }

    /** Its key in topics and tables. */
    public String key() {
        return left + SEPARATOR + right;
    }
}
