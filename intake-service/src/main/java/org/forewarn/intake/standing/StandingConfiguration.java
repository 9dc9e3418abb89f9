package org.forewarn.intake.standing;

import org.forewarn.intake.IntakeProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class StandingConfiguration {

    @Bean
    StandingReports standingReports(IntakeProperties intake) {
        return new StandingReports(intake.maxKnownNames());
    }

    @Bean
    ReportsReader reportsReader(KafkaProperties kafka, StandingReports standing) {
        return new ReportsReader(kafka.buildConsumerProperties(), standing);
    }

    /** Part of readiness: who does not know what stands cannot say that a name is free. */
    @Bean
    HealthIndicator standingReportsHealthIndicator(StandingReports standing) {
        return () -> (standing.isComplete() ? Health.up() : Health.down()).build();
    }
}
