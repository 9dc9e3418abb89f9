package org.forewarn.alert.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.forewarn.alert.delivery.Marks.Outcome;
import org.forewarn.alert.delivery.SubmitResult.Accepted;
import org.forewarn.alert.delivery.SubmitResult.NoAnswer;
import org.forewarn.alert.delivery.SubmitResult.NotTaken;
import org.forewarn.alert.delivery.SubmitResult.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What sending counts and measures. Names and tags are public: dashboards and alarms stand on them. */
@Component
class DeliveryMetrics {

    private final MeterRegistry meters;
    private final Clock clock;

    DeliveryMetrics(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
    }

    /** A message was cut off by a crash and is not sent again. */
    void leftInDoubt(Route route) {
        meters.counter(
                        "forewarn.delivery.in.doubt",
                        "lane",
                        Words.of(route.lane()),
                        "channel",
                        Words.of(route.provider().channel()))
                .increment();
    }

    /** A provider answered, or did not. */
    void answered(Route route, Outcome outcome) {
        meters.counter(
                        "forewarn.delivery.attempts",
                        "lane",
                        Words.of(route.lane()),
                        "channel",
                        Words.of(route.provider().channel()),
                        "provider",
                        outcome.provider(),
                        "outcome",
                        word(outcome.result()))
                .increment();
        if (outcome.result() instanceof Accepted(String messageId, int segments)) {
            meters.counter("forewarn.delivery.segments", "provider", outcome.provider())
                    .increment(segments);
            sinceIssue(route, outcome.message().warningSent());
        }
    }

    private void sinceIssue(Route route, @Nullable Instant warningSent) {
        if (warningSent != null) {
            Timer.builder("forewarn.warning.to.submit")
                    .description("From a warning's issue until a provider took a message of it")
                    .tags(
                            "lane",
                            Words.of(route.lane()),
                            "channel",
                            Words.of(route.provider().channel()))
                    .publishPercentileHistogram()
                    .register(meters)
                    .record(Duration.between(warningSent, clock.instant()));
        }
    }

    private static String word(SubmitResult result) {
        return switch (result) {
            case Accepted ignored -> "accepted";
            case Refused ignored -> "refused";
            case NotTaken ignored -> "not_taken";
            case NoAnswer ignored -> "no_answer";
        };
    }
}
