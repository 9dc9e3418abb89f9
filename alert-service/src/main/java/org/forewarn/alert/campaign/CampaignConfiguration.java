package org.forewarn.alert.campaign;

import java.time.Duration;
import org.forewarn.alert.listening.DeadLetters;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.ConsumerFactory;

@Configuration(proxyBeanMethods = false)
class CampaignConfiguration {

    static final String TRANSACTIONS = "campaignListening";

    /** A page is written within this, or not at all. */
    private static final Duration STOP_WITHIN = Duration.ofSeconds(20);

    @Bean(TRANSACTIONS)
    ConcurrentKafkaListenerContainerFactory<String, Object> campaignListening(
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
