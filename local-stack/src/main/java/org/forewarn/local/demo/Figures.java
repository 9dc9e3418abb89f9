package org.forewarn.local.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.forewarn.local.demo.Happened.Arrival;
import org.forewarn.schemas.event.Channel;

/**
 * How long it took from a report to a text: from the 202 of the report that made the warning necessary (the newest
 * report of the case that was accepted before the warning was issued) to the moment the phone network had the text.
 */
record Figures(List<Duration> sorted) {

    static Figures of(Happened happened) {
        return new Figures(happened.arrivals().stream()
                .filter(arrival -> arrival.message().channel() == Channel.SMS)
                .flatMap(arrival -> took(happened, arrival))
                .sorted()
                .toList());
    }

    /** The nearest rank: the smallest that at least this share of all do not exceed; nothing when there are none. */
    Optional<Duration> percentile(int percent) {
        if (sorted.isEmpty()) {
            return Optional.empty();
        }
        int rank = Math.max(1, Math.ceilDiv(percent * sorted.size(), 100));
        return Optional.of(sorted.get(rank - 1));
    }

    private static Stream<Duration> took(Happened happened, Arrival arrival) {
        Instant at = arrival.message().at();
        return Optional.ofNullable(arrival.dispatch())
                .flatMap(happened::warning)
                .flatMap(happened::triggered)
                .map(accepted -> Duration.between(accepted, at))
                .stream();
    }
}
