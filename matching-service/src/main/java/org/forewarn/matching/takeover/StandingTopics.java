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

    private final Map<String, Object> consumerSettings;

    /** @param springs the consumer's settings as Boot builds them */
    StandingTopics(Map<String, Object> springs) {
        this.consumerSettings = new HashMap<>(springs);
        consumerSettings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        consumerSettings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        consumerSettings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, READ_COMMITTED);
    }

    /**
     * What the case stage must be told of the keys that begin with a prefix, which also bounds the memory it takes.
     *
     * @param goOn asked now and then; false ends the reading, and what was read is of no use
     */
    List<CaseInput> under(String prefix, BooleanSupplier goOn) {
        List<CaseInput> told = new ArrayList<>();
        Map<String, Link> links = newest(Topics.LINKS, prefix, goOn);
        links.keySet().stream()
                .sorted()
                .forEach(key -> told.add(CaseInputs.control(CaseControlKind.PUBLISHED_LINK, key)));
        Map<String, Case> cases = newest(Topics.CASES, prefix, goOn);
        cases.values().stream()
                .filter(state -> state.getStatus() == CaseStatus.OPEN)
                .map(CaseInputs::published)
                .forEach(told::add);
        return told;
    }

    private <V extends SpecificRecord> Map<String, V> newest(Topic<V> topic, String prefix, BooleanSupplier goOn) {
        var values = new AvroDeserializer<V>();
        values.configure(consumerSettings, false);
        try (var consumer = new KafkaConsumer<>(consumerSettings, new StringDeserializer(), values)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
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
