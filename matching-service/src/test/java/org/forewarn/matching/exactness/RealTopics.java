package org.forewarn.matching.exactness;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.forewarn.local.TestParts;
import org.forewarn.schemas.Topic;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.ReportEvent;
import org.forewarn.schemas.serde.AvroDeserializer;
import org.forewarn.schemas.serde.AvroSerializer;
import org.jspecify.annotations.Nullable;

/** The real broker's topics, as intake writes and alert reads them. */
final class RealTopics implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaProducer<String, ReportEvent> reports;
    private final KafkaProducer<byte[], byte[]> raw;

    RealTopics() {
        var values = new AvroSerializer<ReportEvent>();
        values.configure(registry(), false);
        Map<String, Object> producer = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                TestParts.broker().bootstrapServers(),
                ProducerConfig.ACKS_CONFIG,
                "all");
        this.reports = new KafkaProducer<>(producer, new StringSerializer(), values);
        this.raw = new KafkaProducer<>(producer, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Whether the service has made its topics. */
    static boolean areThere() {
        try (Admin admin = Admin.create(consumer())) {
            return admin.listTopics().names().get().contains(Topics.CASES.name());
        } catch (ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static Map<String, Object> registry() {
        return Map.of("schema.registry.url", TestParts.registry().url());
    }

    void post(ReportEvent event) {
        acknowledged(reports.send(new ProducerRecord<>(Topics.REPORTS.name(), event.getReportId(), event)));
    }

    void postRaw(byte[] key, byte[] value) {
        acknowledged(raw.send(new ProducerRecord<>(Topics.REPORTS.name(), key, value)));
    }

    private static void acknowledged(Future<RecordMetadata> sent) {
        try {
            sent.get();
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
        values.configure(registry(), false);
        try (var consumer = new KafkaConsumer<>(consumer(), new StringDeserializer(), values)) {
            return readToEnd(consumer, topic.name(), topic.partitions());
        }
    }

    static List<ConsumerRecord<byte[], byte[]>> allRaw(String topic, int partitions) {
        try (var consumer = new KafkaConsumer<>(consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return readToEnd(consumer, topic, partitions);
        }
    }

    /** The newest value of each key; null: a tombstone. */
    static <V extends SpecificRecord> Map<String, @Nullable V> newest(Topic<V> topic) {
        var newest = new LinkedHashMap<String, @Nullable V>();
        all(topic).forEach(record -> newest.put(record.key(), record.value()));
        return newest;
    }

    private static Map<String, Object> consumer() {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, TestParts.broker().bootstrapServers(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    }

    private static <K, V> List<ConsumerRecord<K, V>> readToEnd(
            KafkaConsumer<K, V> consumer, String topic, int partitions) {
        var assigned = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        consumer.assign(assigned);
        consumer.seekToBeginning(assigned);
        var ends = consumer.endOffsets(assigned);
        var records = new ArrayList<ConsumerRecord<K, V>>();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(records::add);
        }
        return records;
    }

    @Override
    public void close() {
        reports.close();
        raw.close();
    }
}
