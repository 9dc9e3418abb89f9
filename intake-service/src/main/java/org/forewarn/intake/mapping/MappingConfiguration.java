package org.forewarn.intake.mapping;

import java.time.Clock;
import org.forewarn.intake.mapping.language.Lanes;
import org.forewarn.intake.publishing.Publisher;
import org.forewarn.kit.table.TopicTable;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.Mapping;
import org.forewarn.schemas.serde.AvroDeserializer;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MappingConfiguration {

    @Bean
    MappingTable mappingTable() {
        return new MappingTable();
    }

    @Bean
    TopicTable<Mapping> mappingsTopic(KafkaProperties kafka, MappingTable table, Clock clock) {
        return new TopicTable<>(
                kafka.buildConsumerProperties(), Topics.MAPPINGS.name(), AvroDeserializer<Mapping>::new, table, clock);
    }

    /** Part of readiness: until all mappings are known, a known one would be answered as unknown. */
    @Bean
    HealthIndicator mappingsHealthIndicator(TopicTable<Mapping> mappingsTopic) {
        return mappingsTopic::health;
    }

    @Bean(destroyMethod = "close")
    Lanes mappingLanes(MappingProperties properties) {
        return new Lanes(properties.lanes(), properties.patience(), properties.maxPrograms());
    }

    @Bean
    Mappings mappings(MappingTable table, Lanes lanes) {
        return new Mappings(table, lanes);
    }

    @Bean
    MappingAdministration mappingAdministration(
            MappingTable table, TopicTable<Mapping> mappingsTopic, Lanes lanes, Publisher publisher, Clock clock) {
        return new MappingAdministration(table, mappingsTopic, lanes, publisher, clock);
    }

    @Bean
    MappingTrial mappingTrial(MappingTable table, Lanes lanes, ReportCheck reports) {
        return new MappingTrial(table, lanes, reports);
    }
}
