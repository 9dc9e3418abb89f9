package org.forewarn.alert.campaign;

import java.time.Duration;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.forewarn.alert.listening.DeadLetters;
import org.forewarn.alert.listening.Trouble;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.DefaultAfterRollbackProcessor;
import org.springframework.kafka.transaction.KafkaTransactionManager;

/**
 * The Kafka transactions of one listener: what it writes and how far it has read are committed together or not at all.
 * Its parts are no beans of their own, so that they take no part in anybody else's transactions.
 *
 * <p>One listener thread has one producer, whose transactional id is the same after a restart: making it ends what a
 * killed process left open, which would hold up the readers of the dispatches otherwise.
 */
final class CampaignKafka implements AutoCloseable {

    /** How long the broker waits for a process that never comes back before it ends what that left open. */
    private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(15);

    /** A send fails before its transaction does. */
    private static final Duration SENT_WITHIN = Duration.ofSeconds(10);

    private final DefaultKafkaProducerFactory<String, SpecificRecord> producers;
    private final KafkaTemplate<String, SpecificRecord> template;

    /**
     * @param settings of producers in general
     * @param name of the listener's transactions, different for each listener of each replica
     */
    CampaignKafka(Map<String, Object> settings, String name) {
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) TRANSACTION_TIMEOUT.toMillis());
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) SENT_WITHIN.toMillis());
        producers = new DefaultKafkaProducerFactory<>(settings);
        producers.setTransactionIdPrefix(name + "-");
        template = new KafkaTemplate<>(producers);
    }

    /** Sends in the listener's transaction. A send that fails makes the commit fail, so it need not be asked. */
    KafkaTemplate<String, SpecificRecord> template() {
        return template;
    }

    KafkaTransactionManager<String, SpecificRecord> transactions() {
        return new KafkaTransactionManager<>(producers);
    }

    /** Makes the producer now, and so ends what an earlier process of this name left open. */
    void takeOver() {
        producers.createProducer().close();
    }

    /** After a failure: again from the last commit, or, for a record that is bad itself, past it. */
    DefaultAfterRollbackProcessor<String, Object> afterRollback(DeadLetters deadLetters) {
        var processor =
                new DefaultAfterRollbackProcessor<String, Object>(deadLetters::put, Trouble.endless(), template, true);
        processor.setClassifications(Map.of(), true);
        processor.setBackOffFunction((record, failure) -> Trouble.of(failure).retries());
        return processor;
    }

    @Override
    public void close() {
        producers.destroy();
    }
}
