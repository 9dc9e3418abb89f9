package org.forewarn.kit.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.forewarn.local.TestParts;
import org.forewarn.schemas.event.Partner;
import org.forewarn.schemas.serde.AvroDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

/** Tables of a real topic of three partitions, written by a real producer. */
class TopicTableIT {

    private static final Duration WITHIN = Duration.ofSeconds(20);
    private static final int PARTITIONS = 3;

    private final String topic = "table-" + UUID.randomUUID();
    private final KeptRows rows = new KeptRows();
    private final MovableClock clock = new MovableClock();
    private final Words words = new Words();
    private final TopicTable<String> table = new TopicTable<>(properties(), topic, () -> words, rows, clock);
    private final Admin admin = Admin.create(properties());
    private final Producer<String, String> producer =
            new KafkaProducer<>(properties(), new StringSerializer(), new StringSerializer());

    @BeforeEach
    void aTopic() throws Exception {
        create();
    }

    @AfterEach
    void end() {
        table.stop();
        producer.close(Duration.ZERO);
        admin.close();
    }

    @Test
    void whatWasThereAtTheStartIsInTheTableWhenItHasCaughtUp() throws Exception {
        Map<String, String> written = writeMany(1_000);
        assertThat(table.caughtUp()).isFalse();
        assertThat(table.health().getStatus()).isEqualTo(Status.DOWN);
        table.start();
        Awaitility.await().atMost(WITHIN).until(table::caughtUp);
        assertThat(rows.byKey).isEqualTo(written);
        assertThat(table.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void anEmptyTopicIsCaughtUpWithToo() {
        table.start();
        Awaitility.await().atMost(WITHIN).until(table::caughtUp);
        assertThat(rows.byKey).isEmpty();
    }

    @Test
    void aWriterCanWaitForItsOwnRecord() throws Exception {
        table.start();
        for (int i = 0; i < 20; i++) {
            RecordMetadata at = write("key-" + i, "value");
            assertThat(table.await(at.partition(), at.offset(), WITHIN)).isTrue();
            assertThat(rows.byKey).containsKey("key-" + i);
            assertThat(table.position(at.partition())).isGreaterThan(at.offset());
        }
        assertThat(table.await(0, 1_000_000, Duration.ofMillis(1))).isFalse();
    }

    @Test
    void aTombstoneRemovesItsRow() throws Exception {
        write("a", "1");
        table.start();
        Awaitility.await().atMost(WITHIN).until(() -> rows.byKey.containsKey("a"));
        write("a", null);
        Awaitility.await().atMost(WITHIN).until(() -> rows.byKey.isEmpty());
    }

    @Test
    void anUnreadableRecordIsPassedOver() throws Exception {
        write("a", "1");
        write("a", Words.POISON);
        write("b", "2");
        write("a", "3");
        table.start();
        Awaitility.await().atMost(WITHIN).until(table::caughtUp);
        assertThat(rows.byKey).isEqualTo(Map.of("a", "3", "b", "2"));
    }

    @Test
    void aRecordWhoseSchemaNobodyKnowsNowIsWaitedFor() throws Exception {
        words.registryAway = true;
        write("a", "1");
        table.start();
        Awaitility.await().atMost(WITHIN).until(() -> words.attempts.get() >= 2);
        assertThat(table.caughtUp()).isFalse();
        words.registryAway = false;
        Awaitility.await().atMost(WITHIN).until(table::caughtUp);
        assertThat(rows.byKey).isEqualTo(Map.of("a", "1"));
    }

    @Test
    void recordsThatCouldNotBeTakenInAreOfferedAgainAndTheRestIsNotReadTwice() throws Exception {
        writeMany(100);
        table.start();
        Awaitility.await().atMost(WITHIN).until(table::caughtUp);
        int applied = rows.applied.get();
        rows.failures.set(2);
        write("after", "1");
        Awaitility.await().atMost(WITHIN).until(() -> rows.byKey.containsKey("after"));
        assertThat(rows.failures.get()).isLessThan(0);
        assertThat(rows.applied.get()).isEqualTo(applied + 1);
    }

    @Test
    void afterHalfADayWithoutTheBrokerEverythingIsReadAgain() throws Exception {
        write("a", "1");
        table.start();
        Awaitility.await().atMost(WITHIN).until(table::caughtUp);
        rows.byKey.put("whose-tombstone-is-gone", "0");
        clock.now = clock.now.plus(Duration.ofHours(11));
        write("b", "2");
        Awaitility.await().atMost(WITHIN).until(() -> rows.byKey.containsKey("b"));
        assertThat(rows.byKey).containsKey("whose-tombstone-is-gone");
        clock.now = clock.now.plus(TopicTable.TRUSTED_WITHOUT_CONTACT).plusSeconds(1);
        Awaitility.await().atMost(WITHIN).until(() -> rows.cleared.get() == 1 && table.caughtUp());
        assertThat(rows.byKey).isEqualTo(Map.of("a", "1", "b", "2"));
    }

    @Test
    void aTopicThatWasMadeAnewIsReadAnew() throws Exception {
        writeMany(50);
        table.start();
        Awaitility.await().atMost(WITHIN).until(table::caughtUp);
        admin.deleteTopics(List.of(topic)).all().get();
        Awaitility.await()
                .atMost(WITHIN)
                .until(() -> !admin.listTopics().names().get().contains(topic));
        create();
        write("new", "1");
        clock.now = clock.now.plus(Duration.ofMinutes(1));
        Awaitility.await().atMost(WITHIN).until(() -> rows.byKey.equals(Map.of("new", "1")));
    }

    /** Ready when the broker, which hears of a topic after the controller has made it, leads all its partitions. */
    private void create() throws Exception {
        admin.createTopics(List.of(new NewTopic(topic, Optional.of(PARTITIONS), Optional.empty())))
                .all()
                .get();
        Awaitility.await().atMost(WITHIN).ignoreExceptions().until(() -> {
            var partitions = Objects.requireNonNull(admin.describeTopics(List.of(topic))
                            .allTopicNames()
                            .get()
                            .get(topic))
                    .partitions();
            return partitions.size() == PARTITIONS
                    && partitions.stream().noneMatch(partition -> partition.leader() == null);
        });
    }

    /** Returns when the broker has acknowledged every one. */
    private Map<String, String> writeMany(int count) throws Exception {
        var written = new HashMap<String, String>();
        var underWay = new ArrayList<Future<RecordMetadata>>();
        for (int i = 0; i < count; i++) {
            written.put("key-" + i, "value-" + i);
            underWay.add(producer.send(new ProducerRecord<>(topic, "key-" + i, "value-" + i)));
        }
        for (Future<RecordMetadata> one : underWay) {
            one.get();
        }
        return written;
    }

    private RecordMetadata write(String key, @Nullable String value) throws Exception {
        return producer.send(new ProducerRecord<>(topic, key, value)).get();
    }

    private static Map<String, Object> properties() {
        return new HashMap<>(Map.of("bootstrap.servers", TestParts.broker().bootstrapServers()));
    }

    private static final class KeptRows implements Rows<String> {

        final Map<String, String> byKey = new ConcurrentHashMap<>();
        final AtomicInteger failures = new AtomicInteger();
        final AtomicInteger applied = new AtomicInteger();
        final AtomicInteger cleared = new AtomicInteger();

        @Override
        public void apply(ConsumerRecords<String, String> records) {
            if (failures.getAndDecrement() > 0) {
                throw new IllegalStateException("cannot take it in now");
            }
            for (ConsumerRecord<String, @Nullable String> record : records) {
                String value = record.value();
                if (value == null) {
                    byKey.remove(record.key());
                } else {
                    byKey.put(record.key(), value);
                }
                applied.incrementAndGet();
            }
        }

        @Override
        public void clear() {
            cleared.incrementAndGet();
            byKey.clear();
        }
    }

    /** Reads texts, except one, and none while the registry is said to be away. */
    private static final class Words implements Deserializer<String> {

        static final String POISON = "poison";

        /** Throws what a table meets when no registry answers; nothing listens on port 1. */
        static final AvroDeserializer<Partner> AVRO_WITHOUT_REGISTRY = new AvroDeserializer<>();

        static {
            AVRO_WITHOUT_REGISTRY.configure(
                    Map.of("schema.registry.url", "http://127.0.0.1:1", "schema.registry.timeout.ms", 1), false);
        }

        final AtomicInteger attempts = new AtomicInteger();
        volatile boolean registryAway;

        @Override
        @SuppressWarnings("NullAway") // Kafka's contract: null in, null out
        public String deserialize(String topic, byte @Nullable [] data) {
            if (data == null) {
                return null;
            }
            attempts.incrementAndGet();
            if (registryAway) {
                AVRO_WITHOUT_REGISTRY.deserialize(topic, new byte[] {0, 0, 0, 0, 1});
            }
            String text = new String(data, StandardCharsets.UTF_8);
            if (text.equals(POISON)) {
                throw new SerializationException("no readable record");
            }
            return text;
        }
    }

    private static final class MovableClock extends Clock {

        volatile Instant now = Instant.parse("2026-03-01T12:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
