package org.forewarn.matching.peer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.forewarn.kit.access.ApiKey;
import org.forewarn.local.TestParts;
import org.forewarn.schemas.Topic;
import org.forewarn.schemas.TopicCreation;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.Partner;
import org.forewarn.schemas.event.PartnerKey;
import org.forewarn.schemas.event.ReportEvent;
import org.forewarn.schemas.serde.AvroDeserializer;
import org.forewarn.schemas.serde.AvroSerializer;

/** What intake writes, and what the audit's readers read, on the real broker. */
final class Wire implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaProducer<String, SpecificRecord> producer;

    Wire() {
        try (Admin admin = Admin.create(config())) {
            TopicCreation.createMissing(admin);
        }
        var values = new AvroSerializer<SpecificRecord>();
        values.configure(config(), false);
        producer = new KafkaProducer<>(config(), new StringSerializer(), values);
    }

    private static Map<String, Object> config() {
        return Map.of(
                "bootstrap.servers",
                TestParts.broker().bootstrapServers(),
                "schema.registry.url",
                TestParts.registry().url(),
                "isolation.level",
                "read_committed",
                "acks",
                "all");
    }

    void report(ReportEvent event) {
        send(Topics.REPORTS, event.getReportId(), event);
    }

    /** Gives a charity its keys. */
    void charity(String partnerId, List<ApiKey> keys, String... scopes) {
        var known = keys.stream()
                .map(key -> new PartnerKey(key.keyId(), key.sha256(), List.of(scopes), Instant.EPOCH, null, null))
                .toList();
        send(Topics.PARTNERS, partnerId, new Partner(partnerId, "Charity " + partnerId, known));
    }

    private <V extends SpecificRecord> void send(Topic<V> topic, String key, V value) {
        try {
            producer.send(new ProducerRecord<>(topic.name(), key, value)).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Every committed record of a topic, as it is now. */
    static <V extends SpecificRecord> List<ConsumerRecord<String, V>> all(Topic<V> topic) {
        var values = new AvroDeserializer<V>();
        values.configure(config(), false);
        try (var consumer = new KafkaConsumer<>(config(), new StringDeserializer(), values)) {
            var partitions = IntStream.range(0, topic.partitions())
                    .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<String, V>>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(records::add);
            }
            return records;
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
