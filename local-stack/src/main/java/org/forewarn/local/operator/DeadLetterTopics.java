package org.forewarn.local.operator;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.forewarn.schemas.Topic;
import org.forewarn.schemas.Topics;
import org.jspecify.annotations.Nullable;

/**
 * The dead letters of all topics, on a broker. Putting one back writes it to its source topic and, in the same transaction,
 * a marker behind it among the dead letters; so each is put back once, whoever tries and whatever crashes.
 */
final class DeadLetterTopics implements AutoCloseable {

    /** Says in a marker which dead letter of the same partition was put back. */
    static final String REPLAYED = "forewarn-replayed-offset";

    /** Says in a record that was put back where it lay. */
    static final String FROM = "forewarn-replayed-from";

    /** One at a time, wherever it is typed: the broker ends the transaction of the one before. */
    private static final String TRANSACTIONAL_ID = "forewarn-dlt-replay";

    private static final String SPRING = "kafka_dlt-";
    private static final String STREAMS = "__streams.errors.";
    private static final Set<String> MAY_QUOTE = Set.of(SPRING + "exception-message", SPRING + "exception-stacktrace");
    private static final Set<String> NUMBERS = Set.of("original-partition", "original-offset", "original-timestamp");
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(15);
    private static final Duration SENT_WITHIN = Duration.ofSeconds(5);
    private static final int READ_AT_ONCE = 500;

    private final Map<String, Object> settings;
    private final KafkaConsumer<byte[], byte[]> consumer;

    DeadLetterTopics(String bootstrapServers) {
        this.settings = new HashMap<>(Map.of(
                "bootstrap.servers", bootstrapServers,
                "default.api.timeout.ms", (int) ANSWERED_WITHIN.toMillis(),
                "request.timeout.ms", (int) ANSWERED_WITHIN.toMillis()));
        var reading = new HashMap<>(settings);
        reading.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        reading.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, READ_AT_ONCE);
        this.consumer = new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Where a dead letter lies. */
    record Place(Topic<?> topic, int partition, long offset) {

        @Override
        public String toString() {
            return topic.deadLetters() + "-" + partition + "@" + offset;
        }
    }

    /**
     * How it stands with a topic's dead letters.
     *
     * @param waiting that were not put back
     * @param oldest when the oldest of those was put aside; null: there is none
     */
    record Summary(
            Topic<?> topic,
            long waiting,
            long replayed,
            @Nullable Instant oldest) {}

    /** By its name, or that of its dead letters; nothing: there is no such topic. */
    static Optional<Topic<?>> topic(String name) {
        return Topics.all().stream()
                .<Topic<?>>map(each -> each)
                .filter(each -> each.name().equals(name) || each.deadLetters().equals(name))
                .findFirst();
    }

    /** Of every topic that has some. */
    List<Summary> summaries() {
        var summaries = new ArrayList<Summary>();
        for (Topic<?> topic : Topics.all()) {
            Summary summary = summary(topic);
            if (summary.waiting() + summary.replayed() > 0) {
                summaries.add(summary);
            }
        }
        return summaries;
    }

    private Summary summary(Topic<?> topic) {
        Map<Place, Instant> letters = new HashMap<>();
        Set<Place> replayed = new HashSet<>();
        read(partitions(topic), record -> sort(topic, record, letters, replayed));
        Set<Place> before = letters.keySet().stream().filter(replayed::contains).collect(Collectors.toSet());
        letters.keySet().removeAll(before);
        return new Summary(
                topic,
                letters.size(),
                before.size(),
                letters.values().stream().min(Instant::compareTo).orElse(null));
    }

    private static void sort(
            Topic<?> topic, ConsumerRecord<byte[], byte[]> record, Map<Place, Instant> letters, Set<Place> replayed) {
        Long marked = marked(record);
        if (marked == null) {
            letters.put(
                    new Place(topic, record.partition(), record.offset()), Instant.ofEpochMilli(record.timestamp()));
        } else {
            replayed.add(new Place(topic, record.partition(), marked));
        }
    }

    /** Which letter a marker is about; null: it is none. */
    private static @Nullable Long marked(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(REPLAYED);
        return header == null ? null : Long.valueOf(new String(header.value(), StandardCharsets.US_ASCII));
    }

    /** The letter at a place; nothing: there is none, or a marker. */
    Optional<ConsumerRecord<byte[], byte[]>> find(Place place) {
        var partition = new TopicPartition(place.topic().deadLetters(), place.partition());
        if (place.partition() >= place.topic().partitions()) {
            return Optional.empty();
        }
        var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        read(Map.of(partition, place.offset()), record -> {
            if (record.offset() == place.offset() && marked(record) == null) {
                found.add(record);
            }
        });
        return found.stream().findFirst();
    }

    /** Those of a topic that were not put back, in the order of each partition. */
    List<Place> waiting(Topic<?> topic) {
        Map<Place, Instant> letters = new HashMap<>();
        Set<Place> replayed = new HashSet<>();
        read(partitions(topic), record -> sort(topic, record, letters, replayed));
        letters.keySet().removeAll(replayed);
        return letters.keySet().stream()
                .sorted((a, b) -> a.partition() == b.partition()
                        ? Long.compare(a.offset(), b.offset())
                        : Integer.compare(a.partition(), b.partition()))
                .toList();
    }

    /**
     * Puts letters back, each in a transaction of its own; those that were put back before are left.
     *
     * @param each told of each, and whether it was put back just now
     */
    void replay(Collection<Place> places, BiConsumer<Place, Boolean> each) {
        var writing = new HashMap<>(settings);
        writing.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, TRANSACTIONAL_ID);
        writing.put(ProducerConfig.ACKS_CONFIG, "all");
        writing.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) SENT_WITHIN.toMillis());
        writing.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) ANSWERED_WITHIN.toMillis());
        writing.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) ANSWERED_WITHIN.toMillis());
        try (var producer = new KafkaProducer<>(writing, new ByteArraySerializer(), new ByteArraySerializer())) {
            // whoever else is at it is ended here, and what they did is read after this
            producer.initTransactions();
            Map<Topic<?>, List<Place>> still = new HashMap<>();
            for (Place place : places) {
                boolean waits =
                        still.computeIfAbsent(place.topic(), this::waiting).contains(place);
                if (waits) {
                    find(place).ifPresent(letter -> putBack(producer, place, letter));
                }
                each.accept(place, waits);
            }
        }
    }

    private static void putBack(
            KafkaProducer<byte[], byte[]> producer, Place place, ConsumerRecord<byte[], byte[]> letter) {
        producer.beginTransaction();
        try {
            // the same partition: whoever has the same key is there
            var record = new ProducerRecord<>(place.topic().name(), letter.partition(), letter.key(), letter.value());
            letter.headers().forEach(header -> {
                if (!header.key().startsWith(SPRING) && !header.key().startsWith(STREAMS)) {
                    record.headers().add(header);
                }
            });
            record.headers().add(FROM, place.toString().getBytes(StandardCharsets.US_ASCII));
            var marker = new ProducerRecord<byte[], byte[]>(
                    place.topic().deadLetters(), letter.partition(), letter.key(), null);
            marker.headers().add(REPLAYED, String.valueOf(place.offset()).getBytes(StandardCharsets.US_ASCII));
            producer.send(record);
            producer.send(marker);
            producer.commitTransaction();
        } catch (KafkaException e) {
            producer.abortTransaction();
            throw e;
        }
    }

    /** What is said of why a letter is one; never an exception's message, which may quote the record. */
    static Map<String, String> causes(ConsumerRecord<byte[], byte[]> letter) {
        var causes = new TreeMap<String, String>();
        for (Header header : letter.headers()) {
            String name = header.key();
            boolean spring = name.startsWith(SPRING) && !MAY_QUOTE.contains(name);
            if (spring || name.startsWith(STREAMS)) {
                String shorter = name.substring(spring ? SPRING.length() : STREAMS.length());
                causes.put(
                        shorter, spring && NUMBERS.contains(shorter) ? number(header.value()) : text(header.value()));
            }
        }
        return causes;
    }

    private static String number(byte[] value) {
        return switch (value.length) {
            case Integer.BYTES -> String.valueOf(ByteBuffer.wrap(value).getInt());
            case Long.BYTES -> String.valueOf(ByteBuffer.wrap(value).getLong());
            default -> text(value);
        };
    }

    private static String text(byte @Nullable [] value) {
        return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }

    private Map<TopicPartition, Long> partitions(Topic<?> topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic.deadLetters()).stream()
                .map(each -> new TopicPartition(each.topic(), each.partition()))
                .toList();
        return consumer.beginningOffsets(partitions);
    }

    /** From these places to what is the end now. */
    private void read(Map<TopicPartition, Long> from, Consumer<ConsumerRecord<byte[], byte[]>> to) {
        consumer.assign(from.keySet());
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(from.keySet());
        Map<TopicPartition, Long> ends = consumer.endOffsets(from.keySet());
        from.forEach((partition, offset) -> consumer.seek(
                partition,
                Math.max(begins.getOrDefault(partition, 0L), Math.min(offset, ends.getOrDefault(partition, 0L)))));
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(to);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
