package org.forewarn.benchmarks.desk;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ObjLongConsumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.forewarn.local.ServiceAlone;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.serde.AvroSerializer;

/** Writes cases as matching would. */
final class CaseFeed implements AutoCloseable {

    private final KafkaProducer<String, Case> producer;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    CaseFeed(ServiceAlone alert) {
        var values = new AvroSerializer<Case>();
        values.configure(Map.of("schema.registry.url", alert.registryUrl()), false);
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        alert.bootstrapServers(),
                        ProducerConfig.ACKS_CONFIG,
                        "all"),
                new StringSerializer(),
                values);
    }

    /** As fast as the broker takes them. */
    void pour(Supplier<Case> cases, int count) {
        for (int i = 0; i < count; i++) {
            send(cases.get());
        }
        flush();
    }

    /**
     * Evenly, however long each takes.
     *
     * @param sent told of each case's id and the time, in nanoseconds, at which its turn had come
     */
    void pour(Supplier<Case> cases, int perSecond, Duration during, ObjLongConsumer<String> sent) {
        long count = during.toSeconds() * perSecond;
        long start = System.nanoTime();
        for (long i = 0; i < count; i++) {
            long turn = start + i * 1_000_000_000L / perSecond;
            while (System.nanoTime() < turn) {
                LockSupport.parkNanos(turn - System.nanoTime());
            }
            Case state = cases.get();
            sent.accept(state.getCaseId(), turn);
            send(state);
        }
        flush();
    }

    private void send(Case state) {
        producer.send(new ProducerRecord<>(Topics.CASES.name(), state.getCaseId(), state), (metadata, failed) -> {
            if (failed != null) {
                failure.compareAndSet(null, failed);
            }
        });
    }

    private void flush() {
        producer.flush();
        if (failure.get() != null) {
            throw new IllegalStateException("A case was not taken by the broker", failure.get());
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
