package org.forewarn.alert.campaign;

import java.time.Duration;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.forewarn.alert.listening.DeadLetters;
import org.forewarn.alert.listening.Trouble;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.DefaultAfterRollbackProcessor;
import org.springframework.kafka.transaction.KafkaTransactionManager;
import org.springframework.stereotype.Component;

/**
 * The campaign's Kafka transactions: what a listener writes and how far it has read are committed together or not at
 * all. Its parts are no beans of their own, so that they take no part in anybody else's transactions.
 */
@Component
class CampaignKafka implements DisposableBean {

    /** What a killed replica left open holds up readers of the dispatches until the broker ends it. */
    private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(15);

    private final DefaultKafkaProducerFactory<String, SpecificRecord> producers;
    private final KafkaTemplate<String, SpecificRecord> template;

    CampaignKafka(KafkaProperties kafka, CampaignProperties properties) {
        Map<String, Object> settings = kafka.buildProducerProperties();
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) TRANSACTION_TIMEOUT.toMillis());
        // a send must fail before its transaction does
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) TRANSACTION_TIMEOUT.minusSeconds(5).toMillis());
        producers = new DefaultKafkaProducerFactory<>(settings);
        producers.setTransactionIdPrefix("alert-campaign-" + properties.instance() + "-");
        template = new KafkaTemplate<>(producers);
    }

    KafkaTemplate<String, SpecificRecord> template() {
        return template;
    }

    KafkaTransactionManager<String, SpecificRecord> transactions() {
        return new KafkaTransactionManager<>(producers);
    }

    /** After a failure: again from the last commit, or, for a record that is bad itself, past it. */
    DefaultAfterRollbackProcessor<String, Object> afterRollback(DeadLetters deadLetters) {
        var processor = new DefaultAfterRollbackProcessor<String, Object>(
                deadLetters::put, Trouble.endless(), template, true);
        processor.setClassifications(Map.of(), true);
        processor.setBackOffFunction((record, failure) -> Trouble.of(failure).retries());
        return processor;
    }

    @Override
    public void destroy() {
        producers.destroy();
    }
}
