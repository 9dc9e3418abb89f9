package org.forewarn.alert.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.forewarn.alert.delivery.Marks.Outcome;
import org.forewarn.alert.delivery.SubmitResult.Accepted;
import org.forewarn.alert.delivery.SubmitResult.NoAnswer;
import org.forewarn.alert.delivery.SubmitResult.NotTaken;
import org.forewarn.alert.delivery.SubmitResult.Refused;
import org.forewarn.schemas.event.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What sending counts and measures. Names and tags are public: dashboards and alarms stand on them. */
@Component
class DeliveryMetrics {

    private final MeterRegistry meters;
    private final Clock clock;

    /** Looked up for each message: making their tags anew costs more than all else that is counted. */
    private final Map<Answers, Counter> attempts = new ConcurrentHashMap<>();

    private final Map<String, Counter> segments = new ConcurrentHashMap<>();
    private final Map<String, Counter> pence = new ConcurrentHashMap<>();

    DeliveryMetrics(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
    }

    /** A message was cut off by a crash and is not sent again. */
    void leftInDoubt(Route route) {
        meters.counter("forewarn.delivery.in.doubt", tags(route)).increment();
    }

    /** A provider answered, or did not. */
    void answered(Lane lane, Terms terms, SubmitResult result) {
        attempts.computeIfAbsent(new Answers(lane, terms.channel(), terms.name(), word(result)), this::attempts)
                .increment();
        if (result instanceof Accepted(String messageId, int number)) {
            counter(segments, "forewarn.delivery.segments", terms).increment(number);
            counter(pence, "forewarn.delivery.cost.pence", terms)
                    .increment(terms.pencePerSegment().doubleValue() * number);
        }
    }

    private Counter counter(Map<String, Counter> known, String name, Terms terms) {
        return known.computeIfAbsent(terms.name(), provider -> meters.counter(name, "provider", provider));
    }

    private Counter attempts(Answers of) {
        return meters.counter(
                "forewarn.delivery.attempts",
                "provider",
                of.provider(),
                "lane",
                Words.of(of.lane()),
                "channel",
                Words.of(of.channel()),
                "outcome",
                of.outcome());
    }

    /** What is counted together. */
    private record Answers(Lane lane, Channel channel, String provider, String outcome) {}

    /** An attempt's outcome is written. */
    void recorded(Route route, Outcome outcome) {
        Instant warningSent = outcome.message().warningSent();
        if (outcome.result() instanceof Accepted && warningSent != null) {
            sinceIssue(route, warningSent);
        }
    }

    private void sinceIssue(Route route, Instant warningSent) {
        Timer.builder("forewarn.warning.to.submit")
                .description("From a warning's issue until a provider took a message of it")
                .tags(tags(route))
                .publishPercentileHistogram()
                .register(meters)
                .record(Duration.between(warningSent, clock.instant()));
    }

    /** What is known of a provider now. */
    void watch(Gateway gateway) {
        Tags tags = Tags.of(
                "provider",
                gateway.terms().name(),
                "channel",
                Words.of(gateway.terms().channel()));
        Gauge.builder("forewarn.provider.ready", gateway, each -> each.ready() ? 1 : 0)
                .description("1: it can be asked, its connection is there")
                .tags(tags)
                .register(meters);
        Gauge.builder("forewarn.provider.share", gateway, each -> each.health().share())
                .description("What part of its weight it has now; 0: it is left, or only tried")
                .tags(tags)
                .register(meters);
        Gauge.builder("forewarn.provider.limit", gateway, each -> each.pace().limit())
                .description("Segments a second that this replica may send by it now")
                .tags(tags)
                .register(meters);
    }

    /** A provider was left. */
    void left(Terms terms, String cause) {
        meters.counter("forewarn.provider.left", "provider", terms.name(), "cause", cause)
                .increment();
    }

    /** What of a route was read and is not finished, and what is in somebody's hands. */
    void watch(Route route, Backlog backlog) {
        Gauge.builder("forewarn.delivery.backlog", backlog, Backlog::size)
                .description("Messages that were read and are not finished")
                .tags(tags(route))
                .register(meters);
        Gauge.builder("forewarn.delivery.busy", backlog, Backlog::busy)
                .description("Messages that are marked and have no outcome yet")
                .tags(tags(route))
                .register(meters);
    }

    private static Tags tags(Route route) {
        return Tags.of("lane", Words.of(route.lane()), "channel", Words.of(route.channel()));
    }

    private static String word(SubmitResult result) {
        return switch (result) {
            case Accepted ignored -> "accepted";
            case Refused ignored -> "refused";
            case NotTaken ignored -> "not_taken";
            case NoAnswer ignored -> "no_answer";
        };
    }

    /** How long ago something was; NaN: it never was. */
    static double secondsSince(@Nullable Instant then, Instant now) {
        return then == null ? Double.NaN : Duration.between(then, now).toMillis() / 1000.0;
    }
}
