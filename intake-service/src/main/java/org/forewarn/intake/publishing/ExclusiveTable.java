package org.forewarn.intake.publishing;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.forewarn.intake.publishing.ExclusiveTable.Change.Keep;
import org.forewarn.intake.publishing.ExclusiveTable.Change.Put;
import org.forewarn.intake.publishing.ExclusiveTable.Outcome.Done;
import org.forewarn.intake.publishing.ExclusiveTable.Outcome.Unavailable;
import org.forewarn.schemas.Topic;
import org.forewarn.schemas.serde.AvroDeserializer;
import org.forewarn.schemas.serde.AvroSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small compacted topic of one partition as a table that is read, decided upon and changed by one writer at a time,
 * whichever instance it is in. Every change has a producer of its own with the table's one transactional id, which shuts
 * out every other writer that has begun and not committed; then the topic is read to its end; then the decision is made
 * and written in a transaction. Who was shut out begins again with what is there by then.
 *
 * <p>Blocks: callers are on virtual threads. It reads the whole topic each time, so it is for what people change by hand.
 */
public final class ExclusiveTable<V extends SpecificRecord> {

    /** No new attempt after this; while the broker is away, two attempts fit in and an answer takes about 7 s. */
    private static final Duration BEGIN_WITHIN = Duration.ofSeconds(5);

    /** Each wait for the broker. */
    private static final Duration MAX_BLOCK = Duration.ofSeconds(3);

    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(2);

    /** A writer that died is forgotten by then, should no other writer shut it out before. */
    private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(10);

    private static final Duration POLL = Duration.ofMillis(100);
    private static final long SHORTEST_PAUSE_MILLIS = 10;
    private static final long LONGEST_PAUSE_MILLIS = 1_500;

    private static final Logger log = LoggerFactory.getLogger(ExclusiveTable.class);

    private final Topic<V> topic;
    private final TopicPartition partition;
    private final AvroSerializer<SpecificRecord> serializer;
    private final AvroDeserializer<V> deserializer;
    private final Map<String, Object> producerConfig;
    private final Map<String, Object> consumerConfig;
    private final ReentrantLock ofThisInstance = new ReentrantLock(true);

    /** What is to become of the table, decided from what it is. */
    public sealed interface Change<V, R> {

        /** One row is written. */
        record Put<V, R>(String key, V value, R result) implements Change<V, R> {}

        /** Nothing is written. */
        record Keep<V, R>(R result) implements Change<V, R> {}
    }

    /** What became of it. */
    public sealed interface Outcome<R> {

        /**
         * It is as decided.
         *
         * @param offset of the row that was written; {@link #UNWRITTEN} when none was, or it was found there
         */
        record Done<R>(R result, long offset) implements Outcome<R> {}

        /** Not in time. Almost always nothing was written; at worst the broker did commit and could not say so. */
        record Unavailable<R>() implements Outcome<R> {}

        long UNWRITTEN = -1;
    }

    /** A row that an earlier attempt has sent, without knowing whether it was committed. */
    private record Sent<V, R>(Put<V, R> put) {
        boolean isIn(Map<String, V> table) {
            return put.value().equals(table.get(put.key()));
        }
    }

    /** One attempt's end that is not the end. */
    private static final class AgainException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String reason;

        /** @param cause its class is told and not its message, which may quote a record */
        AgainException(Throwable cause) {
            super(cause);
            reason = cause.getClass().getSimpleName();
        }
    }

    /**
     * @param producer settings that reach this broker
     * @param consumer settings that reach this broker
     * @param deserializer kept and shared by all reads, because it remembers schemas
     */
    public ExclusiveTable(
            Topic<V> topic,
            Map<String, Object> producer,
            Map<String, Object> consumer,
            AvroSerializer<SpecificRecord> serializer,
            AvroDeserializer<V> deserializer) {
        if (topic.partitions() != 1) {
            throw new IllegalArgumentException("a table that is changed as a whole has one partition: " + topic.name());
        }
        this.topic = topic;
        this.partition = new TopicPartition(topic.name(), 0);
        this.serializer = serializer;
        this.deserializer = deserializer;
        this.producerConfig = producerConfig(producer, topic);
        this.consumerConfig = consumerConfig(consumer);
    }

    /**
     * Changes the table.
     *
     * @param decide pure: it may be asked again with a newer table
     */
    public <R> Outcome<R> change(Function<Map<String, V>, Change<V, R>> decide) {
        long until = System.nanoTime() + BEGIN_WITHIN.toNanos();
        try {
            if (!ofThisInstance.tryLock(BEGIN_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Unavailable<>();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Unavailable<>();
        }
        try {
            return attempts(decide, until);
        } catch (InterruptedException | InterruptException e) {
            Thread.currentThread().interrupt();
            return new Unavailable<>();
        } finally {
            ofThisInstance.unlock();
        }
    }

    private <R> Outcome<R> attempts(Function<Map<String, V>, Change<V, R>> decide, long until)
            throws InterruptedException {
        var attempt = new Attempt<>(decide);
        for (int i = 1; ; i++) {
            long began = System.nanoTime();
            try {
                return attempt.make();
            } catch (AgainException e) {
                if (System.nanoTime() > until) {
                    log.warn("The topic {} could not be changed: {}", topic.name(), e.reason);
                    return new Unavailable<>();
                }
                log.info("A change of the topic {} begins again: {}", topic.name(), e.reason);
                Thread.sleep(pause(i, Duration.ofNanos(System.nanoTime() - began)));
            }
        }
    }

    /** Random, and up to longer than an attempt takes here and now, so that one of two writers gets through. */
    private static Duration pause(int attempt, Duration took) {
        long mostMillis = Math.min(took.toMillis() * attempt, LONGEST_PAUSE_MILLIS);
        return Duration.ofMillis(
                SHORTEST_PAUSE_MILLIS + ThreadLocalRandom.current().nextLong(mostMillis + 1));
    }

    /** One change, from the first attempt to the last. */
    private final class Attempt<R> {

        private final Function<Map<String, V>, Change<V, R>> decide;
        private @Nullable Sent<V, R> sent;

        Attempt(Function<Map<String, V>, Change<V, R>> decide) {
            this.decide = decide;
        }

        Outcome<R> make() throws InterruptedException {
            KafkaProducer<String, byte[]> producer = new KafkaProducer<>(producerConfig);
            try {
                producer.initTransactions(); // from here on, no other writer that has begun can commit
                Map<String, V> table = read();
                if (sent != null && sent.isIn(table)) {
                    return new Done<>(sent.put().result(), Outcome.UNWRITTEN);
                }
                return switch (decide.apply(table)) {
                    case Keep<V, R>(R result) -> new Done<>(result, Outcome.UNWRITTEN);
                    case Put<V, R> put -> new Done<>(put.result(), commit(producer, put));
                };
            } catch (InterruptException | SerializationException e) {
                throw e;
            } catch (KafkaException e) {
                throw new AgainException(e);
            } finally {
                producer.close(Duration.ZERO);
            }
        }

        private long commit(Producer<String, byte[]> producer, Put<V, R> put) throws InterruptedException {
            byte[] value = Objects.requireNonNull(serializer.serialize(topic.name(), put.value()));
            producer.beginTransaction();
            var written = producer.send(new ProducerRecord<>(topic.name(), put.key(), value));
            sent = new Sent<>(put);
            producer.commitTransaction();
            try {
                return written.get().offset();
            } catch (ExecutionException e) {
                throw new AgainException(e);
            }
        }
    }

    /** Everything that is committed at this moment. */
    private Map<String, V> read() {
        long until = System.nanoTime() + MAX_BLOCK.toNanos();
        try (var consumer = new KafkaConsumer<String, byte[]>(consumerConfig)) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition), MAX_BLOCK).getOrDefault(partition, 0L);
            var table = new HashMap<String, V>();
            while (position(consumer) < end) {
                if (System.nanoTime() > until) {
                    throw new TimeoutException("the topic was not read in time");
                }
                consumer.poll(POLL).forEach(record -> take(table, record));
            }
            return table;
        }
    }

    private long position(Consumer<String, byte[]> consumer) {
        return consumer.position(partition, MAX_BLOCK);
    }

    private void take(Map<String, V> table, ConsumerRecord<String, byte[]> record) {
        try {
            @Nullable V value = deserializer.deserialize(topic.name(), record.value());
            if (value == null) {
                table.remove(record.key());
            } else {
                table.put(record.key(), value);
            }
        } catch (SerializationException e) {
            // every reader passes it over, so it is not part of the table
            log.error("Unreadable record in {} at offset {}", partition, record.offset());
        }
    }

    private static Map<String, Object> producerConfig(Map<String, Object> given, Topic<?> topic) {
        var config = new HashMap<>(given);
        config.putAll(Map.of(
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                StringSerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                // the same in every instance: this is what makes it exclusive
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                "forewarn-change-of-" + topic.name(),
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                MAX_BLOCK.toMillis(),
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) REQUEST_TIMEOUT.toMillis(),
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                (int) MAX_BLOCK.toMillis(),
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                (int) TRANSACTION_TIMEOUT.toMillis()));
        return config;
    }

    private static Map<String, Object> consumerConfig(Map<String, Object> given) {
        var config = new HashMap<>(given);
        config.putAll(Map.of(
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                StringDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) MAX_BLOCK.toMillis(),
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) REQUEST_TIMEOUT.toMillis()));
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return config;
    }
}
