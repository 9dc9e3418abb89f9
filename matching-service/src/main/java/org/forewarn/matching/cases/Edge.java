package org.forewarn.matching.cases;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Two reports that something unites: a link that stands, or a reviewer.
 *
 * @param decided when a reviewer said "same"; null: only a link says so
 * @param weight of the link, bits; without one 0
 */
record Edge(String left, String right, @Nullable Instant decided, double weight) {

    /**
     * What unites first: people before the engine, of people the newest, of links the heaviest; then by ids, so that no
     * two are equal.
     */
    static final Comparator<Edge> STRONGEST_FIRST = Comparator.comparing(
                    Edge::decidedOrNever, Comparator.reverseOrder())
            .thenComparing(Edge::weight, Comparator.reverseOrder())
            .thenComparing(Edge::left)
            .thenComparing(Edge::right);

    private Instant decidedOrNever() {
        return decided == null ? Instant.MIN : decided;
    }

    boolean isDecided() {
        return decided != null;
    }

    String other(String reportId) {
        return left.equals(reportId) ? right : left;
    }
}
