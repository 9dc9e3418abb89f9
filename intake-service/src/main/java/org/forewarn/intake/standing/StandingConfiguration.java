package org.forewarn.intake.standing;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.forewarn.intake.IntakeProperties;
import org.forewarn.kit.table.TopicTable;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.serde.AvroDeserializer;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class StandingConfiguration {

    /**
     * What other instances publish may be known here this much later; what this one publishes is known at once. So the
     * reading need not be eager, and costs little.
     */
    private static final Duration LAG = Duration.ofMillis(50);

    private static final int WORTH_FETCHING_BYTES = 65_536;

    @Bean
    StandingReports standingReports(IntakeProperties intake) {
        return new StandingReports(intake.maxKnownNames());
    }

    @Bean
    TopicTable<GenericRecord> standingReportsTable(KafkaProperties kafka, StandingReports standing, Clock clock) {
        Map<String, Object> settings = kafka.buildConsumerProperties();
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) LAG.toMillis());
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, WORTH_FETCHING_BYTES);
        var table = new TopicTable<>(
                settings,
                Topics.REPORTS.name(),
                () -> AvroDeserializer.reading(ReportGlance.SCHEMA),
                new StandingRows(standing),
                clock);
        standing.completeWhen(table::caughtUp);
        return table;
    }

    /** Part of readiness: who does not know what stands cannot say that a name is free. */
    @Bean
    HealthIndicator standingReportsHealthIndicator(TopicTable<GenericRecord> standingReportsTable) {
        return standingReportsTable::health;
    }
}
