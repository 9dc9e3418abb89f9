package org.forewarn.benchmarks.subject;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.forewarn.local.ServiceAlone;
import org.forewarn.schemas.Topic;
import org.forewarn.schemas.serde.AvroSerializer;

/** Writes into a topic as the service before the measured one would. */
public final class TopicFeed<T extends SpecificRecord> implements AutoCloseable {

    private final KafkaProducer<String, T> producer;
    private final Topic<T> topic;
    private final Function<T, String> key;
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private volatile boolean stopped;

    /**
     * A producer of its own that waits for all replicas.
     *
     * @param key of a record
     * @param settings of the producer beside that
     */
    public TopicFeed(ServiceAlone subject, Topic<T> topic, Function<T, String> key, Map<String, Object> settings) {
        this.topic = topic;
        this.key = key;
        var values = new AvroSerializer<T>();
        values.configure(Map.of("schema.registry.url", subject.registryUrl()), false);
        var all = new HashMap<>(settings);
        all.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, subject.bootstrapServers());
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        this.producer = new KafkaProducer<>(all, new StringSerializer(), values);
    }

    /** As fast as the broker takes them. */
    public void pour(Supplier<T> records, long count) {
        for (long i = 0; i < count; i++) {
            send(records.get());
        }
        flush();
    }

    /**
     * Evenly, however long each takes.
     *
     * @param sent told of each record's key and the time, in nanoseconds, at which its turn had come
     */
    public void pour(Supplier<T> records, int perSecond, Duration during, ObjLongConsumer<String> sent) {
        long count = during.toSeconds() * perSecond;
        long start = System.nanoTime();
        for (long i = 0; i < count; i++) {
            long turn = start + i * 1_000_000_000L / perSecond;
            while (System.nanoTime() < turn) {
                LockSupport.parkNanos(turn - System.nanoTime());
            }
            T next = records.get();
            sent.accept(key.apply(next), turn);
            send(next);
        }
        flush();
    }

    /**
     * Evenly, until {@link #stop}.
     *
     * @return how many
     */
    public long pourUntilStopped(Supplier<T> records, int perSecond) {
        long sent = 0;
        while (!stopped) {
            send(records.get());
            sent++;
            LockSupport.parkNanos(1_000_000_000L / perSecond);
        }
        flush();
        return sent;
    }

    public void stop() {
        stopped = true;
    }

    private void send(T next) {
        producer.send(new ProducerRecord<>(topic.name(), key.apply(next), next), (metadata, failed) -> {
            if (failed != null) {
                failure.compareAndSet(null, failed);
            }
        });
    }

    private void flush() {
        producer.flush();
        if (failure.get() != null) {
            throw new IllegalStateException(
                    "A record of " + topic.name() + " was not taken by the broker", failure.get());
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
