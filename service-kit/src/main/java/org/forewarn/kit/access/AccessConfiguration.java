package org.forewarn.kit.access;

import java.time.Clock;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.forewarn.kit.table.TopicTable;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.Partner;
import org.forewarn.schemas.serde.AvroDeserializer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessProperties.class)
public class AccessConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Partners partners(Clock clock, AccessProperties properties) {
        return new Partners(clock, properties.operatorKeySha256(), properties.membersKeySha256());
    }

    @Bean
    TopicTable<Partner> partnersTopic(KafkaProperties kafka, Partners partners, Clock clock) {
        Map<String, Object> settings = kafka.buildConsumerProperties();
        // whatever the service reads otherwise: keys are changed in transactions, and an aborted change is none
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        var table = new TopicTable<>(
                settings, Topics.PARTNERS.name(), AvroDeserializer<Partner>::new, new PartnerRows(partners), clock);
        partners.completeWhen(table::caughtUp);
        return table;
    }

    @Bean
    HealthIndicator accessKeysHealthIndicator(Partners partners) {
        return () -> (partners.isComplete() ? Health.up() : Health.down()).build();
    }

    @Bean
    AccessFilter accessFilter(Partners partners, AccessProperties properties) {
        return new AccessFilter(partners, properties.publicPaths());
    }

    @Bean
    WebFluxConfigurer callerArguments() {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
                configurer.addCustomResolver(new CallerResolver());
            }
        };
    }
}
