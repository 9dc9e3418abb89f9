package org.forewarn.benchmarks.kills;

import org.jspecify.annotations.Nullable;

/**
 * One time that a client sent a report, and what it was told. Times are of one clock, that of {@link System#nanoTime()}.
 *
 * @param reference the report's name
 * @param endedNanos when the whole answer was there, or it was clear that none comes
 * @param reportId of a 202; null for every other answer, and for none
 */
record Attempt(
        String reference,
        long sentNanos,
        long endedNanos,
        @Nullable String reportId) {

    boolean accepted() {
        return reportId != null;
    }
}
