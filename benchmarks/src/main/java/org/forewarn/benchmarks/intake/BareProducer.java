package org.forewarn.benchmarks.intake;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.forewarn.benchmarks.intake.PublishedRecords.Published;

/**
 * Kafka's producer with intake's settings, handed the very records that intake published, byte for byte and key for key:
 * what is left of intake when it does nothing but publish.
 */
final class BareProducer {

    private static final int DIGITS = 3;
    private static final double MICROS_OF_MILLI = 1_000.0;

    private BareProducer() {}

    /** Writes the records again and again, {@code warmUp} times, and then {@code count} times measured. */
    static Produced run(String bootstrapServers, String topic, List<Published> records, int warmUp, int count) {
        var properties = new HashMap<String, Object>(ProducerSettings.at(bootstrapServers));
        try (var producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            write(producer, topic, records, warmUp);
            return write(producer, topic, records, count);
        }
    }

    private static Produced write(
            KafkaProducer<byte[], byte[]> producer, String topic, List<Published> records, int count) {
        Histogram micros = new ConcurrentHistogram(DIGITS);
        var failed = new AtomicInteger();
        long began = System.nanoTime();
        for (int i = 0; i < count; i++) {
            Published record = records.get(i % records.size());
            long sent = System.nanoTime();
            producer.send(new ProducerRecord<>(topic, record.key(), record.value()), (_, failure) -> {
                micros.recordValue((System.nanoTime() - sent) / 1_000);
                if (failure != null) {
                    failed.incrementAndGet();
                }
            });
        }
        producer.flush();
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        if (failed.get() > 0) {
            throw new IllegalStateException(failed + " records were not acknowledged");
        }
        return new Produced(
                count * 1e9 / took.toNanos(),
                micros.getValueAtPercentile(50) / MICROS_OF_MILLI,
                micros.getValueAtPercentile(99) / MICROS_OF_MILLI,
                micros.getValueAtPercentile(99.9) / MICROS_OF_MILLI,
                micros.getMaxValue() / MICROS_OF_MILLI);
    }
}
