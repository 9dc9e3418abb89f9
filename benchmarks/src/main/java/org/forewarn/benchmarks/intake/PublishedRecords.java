package org.forewarn.benchmarks.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.forewarn.schemas.Topics;

/** Records that intake has published, as they are in the topic, to be written again by others. */
final class PublishedRecords {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration READ_WITHIN = Duration.ofMinutes(1);

    record Published(byte[] key, byte[] value) {}

    private PublishedRecords() {}

    /** The first of them, from all partitions alike. */
    static List<Published> read(String bootstrapServers, int count) {
        Map<String, Object> properties = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        try (var consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.REPORTS.name()).stream()
                    .map(one -> new TopicPartition(one.topic(), one.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var records = new ArrayList<Published>(count);
            long until = System.nanoTime() + READ_WITHIN.toNanos();
            while (records.size() < count) {
                if (System.nanoTime() > until) {
                    throw new IllegalStateException("The topic has fewer than " + count + " records");
                }
                consumer.poll(POLL).forEach(record -> {
                    if (records.size() < count) {
                        records.add(new Published(record.key(), record.value()));
                    }
                });
            }
            return records;
        }
    }
}
