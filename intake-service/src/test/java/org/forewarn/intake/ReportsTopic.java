package org.forewarn.intake;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.ReportEvent;
import org.forewarn.schemas.serde.AvroDeserializer;

/** What really lies in the topic {@code reports}, read from its beginning. */
public final class ReportsTopic {

    /**
     * One record.
     *
     * @param bytes the value as it lies there, one character a byte
     */
    public record Stored(String key, ReportEvent event, String bytes) {}

    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<String, Object> config;
    private final AvroDeserializer<ReportEvent> deserializer = new AvroDeserializer<>();

    public ReportsTopic(String bootstrapServers, String registryUrl) {
        config = Map.of(
                "bootstrap.servers", bootstrapServers,
                "schema.registry.url", registryUrl,
                "isolation.level", "read_committed");
        deserializer.configure(config, false);
    }

    /** Everything that is in it now. */
    public List<Stored> all() {
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.REPORTS.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            var stored = new ArrayList<Stored>();
            while (!ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                consumer.poll(POLL).forEach(record -> stored.add(stored(record)));
            }
            return stored;
        }
    }

    /** The records of one report, in order. */
    public List<Stored> of(String reportId) {
        return all().stream().filter(each -> each.key().equals(reportId)).toList();
    }

    private Stored stored(ConsumerRecord<String, byte[]> record) {
        return new Stored(
                record.key(),
                Objects.requireNonNull(deserializer.deserialize(record.topic(), record.value())),
                new String(record.value(), StandardCharsets.ISO_8859_1));
    }
}
