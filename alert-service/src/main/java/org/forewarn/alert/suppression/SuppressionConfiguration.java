package org.forewarn.alert.suppression;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import org.forewarn.kit.table.TopicTable;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.Suppression;
import org.forewarn.schemas.serde.AvroDeserializer;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SuppressionConfiguration {

    @Bean
    SuppressionRows suppressionRows() {
        return new SuppressionRows();
    }

    @Bean
    TopicTable<Suppression> suppressionsTopic(KafkaProperties kafka, SuppressionRows rows, Clock clock) {
        return new TopicTable<>(
                kafka.buildConsumerProperties(),
                Topics.SUPPRESSIONS.name(),
                AvroDeserializer<Suppression>::new,
                rows,
                clock);
    }

    /** Part of readiness: as long as not all are known nothing is sent. */
    @Bean
    HealthIndicator suppressionsHealthIndicator(TopicTable<Suppression> suppressionsTopic) {
        return suppressionsTopic::health;
    }

    @Bean
    MeterBinder suppressionsGauge(SuppressionRows rows) {
        return meters -> Gauge.builder("forewarn.suppressions", rows, SuppressionRows::size)
                .description("Addresses to which nothing is sent any more")
                .register(meters);
    }
}
