package org.forewarn.benchmarks.load;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * What came of the requests that were due while it was measured.
 *
 * @param acceptedReports reports that an answer called accepted
 * @param refusedReports reports of requests that were answered otherwise, or not at all
 * @param took from the beginning of the measurement to its end, or to the last answer if that came later
 * @param latencyMicros from when a request was due to its whole answer
 */
public record Measured(long acceptedReports, long refusedReports, Duration took, Histogram latencyMicros) {

    private static final double MICROS_OF_MILLI = 1_000.0;
    private static final double NANOS_OF_SECOND = 1e9;

    public double acceptedPerSecond() {
        return acceptedReports * NANOS_OF_SECOND / took.toNanos();
    }

    /** @param percentile up to 100, which is the longest */
    public double millisAt(double percentile) {
        return latencyMicros.getValueAtPercentile(percentile) / MICROS_OF_MILLI;
    }
}
