package org.forewarn.alert.canary;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * The canaries as component {@code canary} of health and as metrics. Down when one is late; no part of readiness: a
 * restart mends no carrier.
 */
@Component("canaryHealthIndicator")
class CanaryHealth implements HealthIndicator {

    private final Canaries canaries;

    CanaryHealth(Canaries canaries, MeterRegistry meters) {
        this.canaries = canaries;
        for (CanaryBook.Line line : canaries.lines()) {
            Tags tags = Tags.of("lane", CanaryBook.word(line.lane()), "provider", line.provider());
            Gauge.builder("forewarn.canary.age", canaries, each -> each.age(line))
                    .description("Seconds since a test message last arrived")
                    .tags(tags)
                    .register(meters);
            Gauge.builder("forewarn.canary.late", canaries, each -> each.late().contains(line) ? 1 : 0)
                    .description("1: a test message should have arrived and did not")
                    .tags(tags)
                    .register(meters);
        }
    }

    @Override
    public Health health() {
        return (canaries.late().isEmpty() ? Health.up() : Health.down())
                .withDetails(canaries.arrivals())
                .build();
    }
}
