package org.forewarn.alert.campaign;

import java.time.Duration;
import org.forewarn.alert.listening.DeadLetters;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.ConsumerFactory;

@Configuration(proxyBeanMethods = false)
class CampaignConfiguration {

    static final String WARNINGS = "warningsListening";
    static final String PAGES = "pagesListening";
    static final String WARNINGS_KAFKA = "warningsKafka";
    static final String PAGES_KAFKA = "pagesKafka";

    /** A page is written within this, or not at all. */
    private static final Duration STOP_WITHIN = Duration.ofSeconds(15);

    @Bean(WARNINGS_KAFKA)
    CampaignKafka warningsKafka(KafkaProperties kafka, CampaignProperties properties) {
        return new CampaignKafka(kafka.buildProducerProperties(), "alert-warnings-" + properties.instance());
    }

    @Bean(PAGES_KAFKA)
    CampaignKafka pagesKafka(KafkaProperties kafka, CampaignProperties properties) {
        return new CampaignKafka(kafka.buildProducerProperties(), "alert-pages-" + properties.instance());
    }

    @Bean(WARNINGS)
    ConcurrentKafkaListenerContainerFactory<String, Object> warningsListening(
            ConsumerFactory<String, Object> consumers,
            @Qualifier(WARNINGS_KAFKA) CampaignKafka kafka,
            DeadLetters deadLetters) {
        return listening(consumers, kafka, deadLetters);
    }

    @Bean(PAGES)
    ConcurrentKafkaListenerContainerFactory<String, Object> pagesListening(
            ConsumerFactory<String, Object> consumers,
            @Qualifier(PAGES_KAFKA) CampaignKafka kafka,
            DeadLetters deadLetters) {
        return listening(consumers, kafka, deadLetters);
    }

    private static ConcurrentKafkaListenerContainerFactory<String, Object> listening(
            ConsumerFactory<String, Object> consumers, CampaignKafka kafka, DeadLetters deadLetters) {
        var factory = new ConcurrentKafkaListenerContainerFactory<String, Object>();
        factory.setConsumerFactory(consumers);
        factory.getContainerProperties().setKafkaAwareTransactionManager(kafka.transactions());
        factory.getContainerProperties().setShutdownTimeout(STOP_WITHIN.toMillis());
        // the rest of a poll waits for the next start
        factory.getContainerProperties().setStopImmediate(true);
        factory.setAfterRollbackProcessor(kafka.afterRollback(deadLetters));
        return factory;
    }
}
