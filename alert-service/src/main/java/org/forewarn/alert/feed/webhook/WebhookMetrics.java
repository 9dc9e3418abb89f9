package org.forewarn.alert.feed.webhook;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What sending to webhooks counts and measures. Names and tags are public; no tag names a partner or a URL. The gauges are
 * of all replicas together, since each looks into the same tables.
 */
@Component
class WebhookMetrics {

    private final MeterRegistry meters;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final AtomicLong pending = new AtomicLong();
    private final AtomicLong parked = new AtomicLong();
    private final AtomicLong disabled = new AtomicLong();
    private final AtomicLong oldestSeconds = new AtomicLong();

    WebhookMetrics(MeterRegistry meters, JdbcClient jdbc, Clock clock) {
        this.meters = meters;
        this.jdbc = jdbc;
        this.clock = clock;
        gauge("forewarn.webhook.pending", "Messages that wait to be taken", pending);
        gauge("forewarn.webhook.parked", "Messages that were not taken in time", parked);
        gauge("forewarn.webhook.disabled", "Webhooks that nothing is sent to any more", disabled);
        gauge("forewarn.webhook.oldest.pending.seconds", "Age of the oldest message that waits", oldestSeconds);
    }

    private void gauge(String name, String description, AtomicLong value) {
        Gauge.builder(name, value, AtomicLong::doubleValue)
                .description(description)
                .register(meters);
    }

    /** @param outcome a word of {@link Judgement}, or withheld */
    void tried(MessageType type, String outcome) {
        meters.counter("forewarn.webhook.attempts", "type", type.word(), "outcome", outcome)
                .increment();
    }

    /** A message was taken; how long after it was put in. */
    void delivered(Instant queuedAt) {
        Timer.builder("forewarn.webhook.delivery")
                .description("From when a message was put in until its receiver took it")
                .publishPercentileHistogram()
                .register(meters)
                .record(Duration.between(queuedAt, clock.instant()));
    }

    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT15S")
    void look() {
        jdbc.sql("""
                select count(*) filter (where state = 'pending') as pending,
                    count(*) filter (where state = 'parked') as parked,
                    min(queued_at) filter (where state = 'pending') as oldest
                from webhook_delivery where state in ('pending', 'parked')""").query(row -> {
            pending.set(row.getLong("pending"));
            parked.set(row.getLong("parked"));
            OffsetDateTime oldest = row.getObject("oldest", OffsetDateTime.class);
            oldestSeconds.set(
                    oldest == null
                            ? 0
                            : Math.max(
                                    0,
                                    Duration.between(oldest.toInstant(), clock.instant())
                                            .toSeconds()));
        });
        disabled.set(jdbc.sql("select count(*) from webhook where state = 'disabled'")
                .query(Long.class)
                .single());
    }
}
