package org.forewarn.kit.health;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class HealthConfiguration {

    /** Part of readiness: without the broker nothing can be accepted. */
    @Bean
    BrokerHealth brokerHealthIndicator(KafkaProperties kafka) {
        return new BrokerHealth(kafka.buildAdminProperties());
    }

    /** Shown, but no part of readiness: schemas once known are kept, so a service works on without the registry. */
    @Bean
    HealthIndicator registryHealthIndicator(@Value("${spring.kafka.properties.schema.registry.url}") String urls) {
        return new RegistryHealth(urls);
    }
}
