package org.forewarn.alert.listening;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.serde.AvroSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer.HeaderNames.HeadersToAdd;
import org.springframework.kafka.support.serializer.DelegatingByTypeSerializer;
import org.springframework.stereotype.Component;

/**
 * Puts aside what cannot be handled: in the topic's dead letters, same partition, with its coordinates and the class of
 * the cause. Bytes that could not be read stay as they were. The cause's message and trace stay out: they may quote what
 * the record said.
 */
@Component
public class DeadLetters implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

    private final DefaultKafkaProducerFactory<String, Object> producers;
    private final DeadLetterPublishingRecoverer publisher;
    private final MeterRegistry meters;

    DeadLetters(KafkaProperties kafka, MeterRegistry meters) {
        Map<String, Object> properties = kafka.buildProducerProperties();
        var avro = new AvroSerializer<>();
        avro.configure(properties, false);
        this.producers = new DefaultKafkaProducerFactory<>(
                properties,
                new StringSerializer(),
                new DelegatingByTypeSerializer(
                        Map.of(byte[].class, new ByteArraySerializer(), SpecificRecord.class, avro), true));
        this.publisher = new DeadLetterPublishingRecoverer(new KafkaTemplate<>(producers), DeadLetters::destination);
        this.publisher.setFailIfSendResultIsError(true);
        this.publisher.excludeHeader(HeadersToAdd.EX_MSG, HeadersToAdd.EX_STACKTRACE);
        this.meters = meters;
    }

    /** Puts one record aside; throws when the broker does not take it. */
    public void put(ConsumerRecord<?, ?> record, Exception cause) {
        publisher.accept(record, cause);
        meters.counter("forewarn.dead.letters", "topic", record.topic()).increment();
        log.error(
                "Put aside the record at {}-{} offset {}: {}",
                record.topic(),
                record.partition(),
                record.offset(),
                Trouble.trace(cause));
    }

    private static TopicPartition destination(ConsumerRecord<?, ?> record, Exception cause) {
        String deadLetters = Topics.all().stream()
                .filter(topic -> topic.name().equals(record.topic()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a record of a topic that is not ours"))
                .deadLetters();
        return new TopicPartition(deadLetters, record.partition());
    }

    @Override
    public void destroy() {
        producers.destroy();
    }
}
