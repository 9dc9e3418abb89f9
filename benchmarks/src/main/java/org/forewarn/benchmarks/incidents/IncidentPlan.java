package org.forewarn.benchmarks.incidents;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Which reports to make.
 *
 * @param reports how many different ones
 * @param seed the same plan always gives the same events
 * @param until when the last may come in; a fixed time, so that a plan means the same next year
 * @param span how long before that the first comes in
 * @param changes what happens to reports afterwards
 * @param rates how much reports tell
 */
public record IncidentPlan(long reports, long seed, Instant until, Duration span, Changes changes, Rates rates) {

    /** Four invented charities; the last takes reports from everywhere. */
    public static final List<String> CHARITIES = List.of("aire-lantern", "two-rivers", "hazelbridge", "ninth-hour");

    private static final Instant UNTIL = Instant.parse("2026-09-30T00:00:00Z");
    private static final Duration SPAN = Duration.ofDays(730);

    /**
     * Shares of all reports.
     *
     * @param amended sent again with something added or put right
     * @param repeated sent again as they were
     * @param withdrawn taken back
     */
    public record Changes(double amended, double repeated, double withdrawn) {

        public static final Changes NONE = new Changes(0, 0, 0);
        /** Enough to exercise every path of the stream. */
        public static final Changes SOME = new Changes(0.08, 0.03, 0.03);
    }

    public IncidentPlan {
        if (reports < 1 || span.isNegative() || span.isZero()) {
            throw new IllegalArgumentException("at least one report, in some time");
        }
    }

    /** Two years of reports, each sent once. */
    public static IncidentPlan of(long reports, long seed) {
        return new IncidentPlan(reports, seed, UNTIL, SPAN, Changes.NONE, Rates.USUAL);
    }

    public IncidentPlan with(Changes changes) {
        return new IncidentPlan(reports, seed, until, span, changes, rates);
    }

    public IncidentPlan at(Rates rates) {
        return new IncidentPlan(reports, seed, until, span, changes, rates);
    }
}
