package org.forewarn.alert.listening;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.forewarn.schemas.serde.AvroDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.MicrometerConsumerListener;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.serializer.ErrorHandlingDeserializer;

@Configuration(proxyBeanMethods = false)
class ListeningConfiguration {

    private static final Logger log = LoggerFactory.getLogger(ListeningConfiguration.class);

    /** A process that is killed is noticed in this time; the default of 45 s would hold its partitions that long. */
    private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(10);

    private static final Duration HEARTBEAT = Duration.ofSeconds(3);

    /** A batch of this many is handled well within the poll interval even when every answer times out. */
    private static final int MAX_BATCH = 500;

    private static final Duration MAX_BETWEEN_POLLS = Duration.ofMinutes(5);

    /** A listener finishes what it has begun before it stops; less than a phase of the service's stop may take. */
    private static final Duration STOP_WITHIN = Duration.ofSeconds(15);

    @Bean
    ConsumerFactory<String, Object> consumerFactory(KafkaProperties kafka, MeterRegistry meters) {
        Map<String, Object> properties = kafka.buildConsumerProperties();
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        // a record that cannot be read must reach the error handler instead of stopping the consumer
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ErrorHandlingDeserializer.class);
        properties.put(ErrorHandlingDeserializer.VALUE_DESERIALIZER_CLASS, AvroDeserializer.class);
        // what a transaction wrote is read when it was committed, and not otherwise
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        // a new group reads what is there: skipping a warning because nobody read before would be silence
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        // offsets are committed by the container, after the work
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int) SESSION_TIMEOUT.toMillis());
        properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, (int) HEARTBEAT.toMillis());
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_BATCH);
        properties.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, (int) MAX_BETWEEN_POLLS.toMillis());
        var consumers = new DefaultKafkaConsumerFactory<String, Object>(properties);
        // how far behind each listener is, among others
        consumers.addListener(new MicrometerConsumerListener<>(meters));
        return consumers;
    }

    @Bean(Listening.RECORDS)
    ConcurrentKafkaListenerContainerFactory<String, Object> recordListening(
            ConsumerFactory<String, Object> consumers, DeadLetters deadLetters) {
        var factory = new ConcurrentKafkaListenerContainerFactory<String, Object>();
        factory.setConsumerFactory(consumers);
        factory.getContainerProperties().setAckMode(AckMode.BATCH);
        factory.getContainerProperties().setShutdownTimeout(STOP_WITHIN.toMillis());
        // the rest of a poll waits for the next start
        factory.getContainerProperties().setStopImmediate(true);
        factory.setCommonErrorHandler(patient(deadLetters));
        return factory;
    }

    @Bean(Listening.BATCHES)
    ConcurrentKafkaListenerContainerFactory<String, Object> batchListening(
            ConsumerFactory<String, Object> consumers, DeadLetters deadLetters) {
        var factory = new ConcurrentKafkaListenerContainerFactory<String, Object>();
        factory.setConsumerFactory(consumers);
        factory.setBatchListener(true);
        factory.getContainerProperties().setAckMode(AckMode.MANUAL);
        factory.getContainerProperties().setShutdownTimeout(STOP_WITHIN.toMillis());
        factory.setCommonErrorHandler(patient(deadLetters));
        return factory;
    }

    /** A whole batch that failed is tried again without end; a record that is named as bad by what is bad about it. */
    private static DefaultErrorHandler patient(DeadLetters deadLetters) {
        var handler = new DefaultErrorHandler(deadLetters::put, Trouble.endless());
        // every kind is "retried", some zero times: Trouble decides, and not a list of classes
        handler.setClassifications(Map.of(), true);
        handler.setBackOffFunction((record, failure) -> Trouble.of(failure).retries());
        handler.setRetryListeners((record, failure, attempt) -> log.warn(
                "The record at {}-{} offset {} failed: {}",
                record.topic(),
                record.partition(),
                record.offset(),
                Trouble.trace(failure)));
        return handler;
    }
}
