package org.forewarn.matching.takeover;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.forewarn.matching.cases.CaseInputs;
import org.forewarn.schemas.Topic;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.CaseStatus;
import org.forewarn.schemas.event.Link;
import org.forewarn.schemas.matching.CaseControlKind;
import org.forewarn.schemas.matching.CaseInput;
import org.forewarn.schemas.serde.AvroDeserializer;

/** What stands in {@code links} and {@code cases}, whoever put it there. */
final class StandingTopics {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final String READ_COMMITTED = "read_committed";

    /** Some tens of megabytes at most. */
    private static final long AT_ONCE = 20_000;

    private final Map<String, Object> consumerSettings;

    /** @param springs the consumer's settings as Boot builds them */
    StandingTopics(Map<String, Object> springs) {
        this.consumerSettings = new HashMap<>(springs);
        consumerSettings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        consumerSettings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        consumerSettings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, READ_COMMITTED);
    }

    /** What stands in both topics, as far as it was asked for. */
    record Standing(Map<String, Link> links, Map<String, Case> cases) {

        /** What the case stage must be told of the keys that begin with a prefix. */
        List<CaseInput> under(String prefix) {
            List<CaseInput> told = new ArrayList<>();
            links.keySet().stream()
                    .filter(key -> key.startsWith(prefix))
                    .sorted()
                    .forEach(key -> told.add(CaseInputs.control(CaseControlKind.PUBLISHED_LINK, key)));
            cases.values().stream()
                    .filter(state -> state.getCaseId().startsWith(prefix))
                    .filter(state -> state.getStatus() == CaseStatus.OPEN)
                    .map(CaseInputs::published)
                    .forEach(told::add);
            return told;
        }
    }

    /**
     * By which prefixes the topics are read: all at once when they are short, else one of them at a time, which bounds the
     * memory it takes.
     */
    List<String> portions(List<String> prefixes) {
        return records(Topics.LINKS) + records(Topics.CASES) <= AT_ONCE ? List.of("") : prefixes;
    }

    /**
     * Reads what stands under a prefix.
     *
     * @param goOn asked now and then; false ends the reading, and what was read is of no use
     */
    Standing under(String prefix, BooleanSupplier goOn) {
        return new Standing(newest(Topics.LINKS, prefix, goOn), newest(Topics.CASES, prefix, goOn));
    }

    private long records(Topic<?> topic) {
        try (var consumer =
                new KafkaConsumer<>(consumerSettings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
            return consumer.endOffsets(partitions).entrySet().stream()
                    .mapToLong(end -> end.getValue() - begins.getOrDefault(end.getKey(), 0L))
                    .sum();
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, Topic<?> topic) {
        return consumer.partitionsFor(topic.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private <V extends SpecificRecord> Map<String, V> newest(Topic<V> topic, String prefix, BooleanSupplier goOn) {
        var values = new AvroDeserializer<V>();
        values.configure(consumerSettings, false);
        try (var consumer = new KafkaConsumer<>(consumerSettings, new StringDeserializer(), values)) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            var newest = new HashMap<String, V>();
            while (goOn.getAsBoolean()
                    && ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var record : consumer.poll(POLL)) {
                    if (!record.key().startsWith(prefix)) {
                        continue;
                    }
                    if (record.value() == null) {
                        newest.remove(record.key());
                    } else {
                        newest.put(record.key(), record.value());
                    }
                }
            }
            return newest;
        }
    }
}
