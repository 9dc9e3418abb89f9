package org.forewarn.alert.casefile;

/**
 * Two reports, the lesser id first, as in the topics of pairs.
 */
public record Pair(String left, String right) {

    public Pair {
        if (left.compareTo(right) >= 0) {
            throw new IllegalArgumentException("a pair is of two reports, the lesser id first");
        }
    }

    /** In whatever order they are given; they differ. */
    public static Pair of(String one, String other) {
        return one.compareTo(other) < 0 ? new Pair(one, other) : new Pair(other, one);
    }

    public boolean has(String reportId) {
        return left.equals(reportId) || right.equals(reportId);
    }
}
