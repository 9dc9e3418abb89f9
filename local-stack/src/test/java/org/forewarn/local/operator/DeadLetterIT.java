package org.forewarn.local.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.forewarn.local.TestParts;
import org.forewarn.schemas.Topic;
import org.forewarn.schemas.TopicCreation;
import org.forewarn.schemas.Topics;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Dead letters on a real broker. */
class DeadLetterIT {

    private static final int PARTITION = 3;
    private static String servers = "";

    @BeforeAll
    static void start() {
        TestParts.startAll();
        servers = TestParts.broker().bootstrapServers();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            TopicCreation.createMissing(admin);
        }
    }

    @Test
    void aLetterIsPutBackOnceWithWhatBelongsToItAlone() throws Exception {
        Topic<?> topic = Topics.CHECKS;
        long offset = put(topic, "key", "07700 900001");
        Typed replayed = dlt("replay", "--topic", topic.name(), "--partition", "3", "--offset", "" + offset);
        assertThat(replayed.exit()).isZero();
        assertThat(replayed.out()).contains("Put back 1 of checks-dlt into checks.");
        assertThat(records(topic.name())).singleElement().satisfies(record -> {
            assertThat(record.partition()).isEqualTo(PARTITION);
            assertThat(new String(record.value(), StandardCharsets.UTF_8)).isEqualTo("07700 900001");
            assertThat(record.key()).isEqualTo("key");
            assertThat(record.headers().lastHeader("warning-sent")).isNotNull();
            assertThat(record.headers().lastHeader("kafka_dlt-exception-fqcn")).isNull();
        });

        Typed again = dlt("replay", "--topic", "checks-dlt", "--partition", "3", "--offset", "" + offset);
        assertThat(again.exit()).isZero();
        assertThat(again.out()).contains("was put back before", "Put back 0");
        assertThat(dlt("replay", "--topic", topic.name(), "--all").out()).contains("Put back 0");
        assertThat(records(topic.name())).hasSize(1);
    }

    @Test
    void allThatWaitArePutBackInTheirOrder() throws Exception {
        Topic<?> topic = Topics.LINK_DECISIONS;
        for (int i = 0; i < 5; i++) {
            put(topic, "key", "value " + i);
        }
        assertThat(dlt("replay", "--topic", topic.name(), "--all").out()).contains("Put back 5");
        assertThat(records(topic.name()))
                .extracting(record -> new String(record.value(), StandardCharsets.UTF_8))
                .containsExactly("value 0", "value 1", "value 2", "value 3", "value 4");
    }

    @Test
    void theListSaysHowManyWaitAndSinceWhen() throws Exception {
        Topic<?> topic = Topics.MAPPINGS;
        long first = put(topic, "key", "one", 0);
        put(topic, "key", "two", 0);
        dlt("replay", "--topic", topic.name(), "--partition", "0", "--offset", "" + first);
        Typed list = dlt("list", "--topic", topic.name());
        assertThat(list.out().lines().toList().getLast()).matches("mappings-dlt +1 +0 min +1");
        assertThat(dlt("list", "--json").out()).contains("{\"topic\":\"mappings-dlt\",\"waiting\":1,\"replayed\":1");
    }

    @Test
    void aLetterIsShownWithItsCauseAndNothingOfItsContent() throws Exception {
        long offset = put(Topics.PARTNERS, "secret-key", "07700 900002", 0);
        Typed shown = dlt("show", "--topic", "partners", "--partition", "0", "--offset", "" + offset);
        assertThat(shown.exit()).isZero();
        assertThat(shown.out())
                .contains("java.lang.IllegalArgumentException", "original-offset 4711", "12 bytes")
                .doesNotContain("07700", "secret-key", "quotes");
    }

    @Test
    void whatIsNotThereIsSaid() {
        Typed shown = dlt("show", "--topic", "cases", "--partition", "0", "--offset", "99");
        assertThat(shown.exit()).isEqualTo(1);
        assertThat(shown.err()).contains("there is no dead letter at cases-dlt-0@99");
        assertThat(dlt("list", "--topic", "nothing").exit()).isEqualTo(2);
        assertThat(dlt("replay", "--topic", "cases").exit()).isEqualTo(2);
    }

    private static Typed dlt(String verb, String... words) {
        var all = new ArrayList<>(List.of("dlt", verb, "--bootstrap-servers", servers));
        all.addAll(List.of(words));
        return Typed.alone(null, all.toArray(String[]::new));
    }

    private static long put(Topic<?> topic, String key, String value) throws Exception {
        return put(topic, key, value, PARTITION);
    }

    private static long put(Topic<?> topic, String key, String value, int partition) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers), new StringSerializer(), new StringSerializer())) {
            var record = new ProducerRecord<>(topic.deadLetters(), partition, key, value);
            record.headers().add("warning-sent", new byte[] {'1'});
            record.headers().add("kafka_dlt-exception-fqcn", "java.lang.IllegalArgumentException".getBytes());
            record.headers().add("kafka_dlt-exception-message", "quotes 07700 900002".getBytes());
            record.headers()
                    .add(
                            "kafka_dlt-original-offset",
                            ByteBuffer.allocate(Long.BYTES).putLong(4711).array());
            return producer.send(record).get(10, TimeUnit.SECONDS).offset();
        }
    }

    private static List<ConsumerRecord<String, byte[]>> records(String topic) {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers, "isolation.level", "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(consumer.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList());
            consumer.seekToBeginning(consumer.assignment());
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            var found = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
            return found;
        }
    }
}
