package org.forewarn.benchmarks.stream;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.forewarn.local.ServiceAlone;
import org.forewarn.schemas.Topic;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.CaseStatus;
import org.forewarn.schemas.event.Link;
import org.forewarn.schemas.serde.AvroDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * What the stream says in the end, as digests, without what tells of the way there: versions, and the ids a case had before.
 *
 * @param links what stands between two reports, by pair
 * @param cases open cases, by id
 */
record Published(Map<String, String> links, Map<String, String> cases) {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(15);
    private static final int MAX_LOOKS = 40;

    /** What is published when nothing more comes: twice the same, so far apart that a stream that takes over is through. */
    static Published inTheEnd(ServiceAlone matching) {
        Published before = of(matching);
        for (int look = 0; look < MAX_LOOKS; look++) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            Published now = of(matching);
            if (now.equals(before)) {
                return now;
            }
            before = now;
        }
        throw new IllegalStateException("The stream does not come to rest");
    }

    private static Published of(ServiceAlone matching) {
        return new Published(
                newest(matching, Topics.LINKS, Published::said), newest(matching, Topics.CASES, Published::said));
    }

    private static String said(Link link) {
        return digest(Link.newBuilder(link).setLeftVersion(0).setRightVersion(0).build());
    }

    /** Null: it does not stand by itself. */
    private static @Nullable String said(Case state) {
        return state.getStatus() != CaseStatus.OPEN
                ? null
                : digest(Case.newBuilder(state)
                        .setVersion(0)
                        .setFormerIds(List.of())
                        .setLinks(state.getLinks().stream()
                                .map(link -> Link.newBuilder(link)
                                        .setLeftVersion(0)
                                        .setRightVersion(0)
                                        .build())
                                .toList())
                        .build());
    }

    /** All that is kept of a record: tens of thousands of whole cases would not fit in memory twice. */
    private static String digest(SpecificRecord record) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(record.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is in every Java platform", e);
        }
    }

    private static <V extends SpecificRecord> Map<String, String> newest(
            ServiceAlone matching, Topic<V> topic, Function<V, @Nullable String> said) {
        var values = new AvroDeserializer<V>();
        values.configure(Map.of("schema.registry.url", matching.registryUrl()), false);
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                matching.bootstrapServers(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), values)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<String, String> newest = new TreeMap<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var record : consumer.poll(POLL)) {
                    String value = record.value() == null ? null : said.apply(record.value());
                    if (value == null) {
                        newest.remove(record.key());
                    } else {
                        newest.put(record.key(), value);
                    }
                }
            }
            return newest;
        }
    }
}
