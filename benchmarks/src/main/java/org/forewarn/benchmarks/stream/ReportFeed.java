package org.forewarn.benchmarks.stream;

import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ObjLongConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.forewarn.local.ServiceAlone;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.ReportEvent;
import org.forewarn.schemas.serde.AvroSerializer;

/** Writes reports as intake would. */
final class ReportFeed implements AutoCloseable {

    private static final int LINGER_MS = 2;

    private final KafkaProducer<String, ReportEvent> producer;
    private final Iterator<ReportEvent> reports;
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private volatile boolean stopped;

    ReportFeed(ServiceAlone matching, Iterator<ReportEvent> reports) {
        this.reports = reports;
        var values = new AvroSerializer<ReportEvent>();
        values.configure(Map.of("schema.registry.url", matching.registryUrl()), false);
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        matching.bootstrapServers(),
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        LINGER_MS,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4"),
                new StringSerializer(),
                values);
    }

    /** As fast as the broker takes them. */
    void pour(long count) {
        for (long i = 0; i < count; i++) {
            send(reports.next());
        }
        flush();
    }

    /**
     * Evenly, however long each takes.
     *
     * @param sent told of each report's id and the time, in nanoseconds, at which its turn had come
     */
    void pour(int perSecond, Duration during, ObjLongConsumer<String> sent) {
        long count = during.toSeconds() * perSecond;
        long start = System.nanoTime();
        for (long i = 0; i < count; i++) {
            long turn = start + i * 1_000_000_000L / perSecond;
            while (System.nanoTime() < turn) {
                LockSupport.parkNanos(turn - System.nanoTime());
            }
            ReportEvent report = reports.next();
            sent.accept(report.getReportId(), turn);
            send(report);
        }
        flush();
    }

    /**
     * Evenly, until {@link #stop}.
     *
     * @return how many
     */
    long pourUntilStopped(int perSecond) {
        long sent = 0;
        while (!stopped) {
            send(reports.next());
            sent++;
            LockSupport.parkNanos(1_000_000_000L / perSecond);
        }
        flush();
        return sent;
    }

    void stop() {
        stopped = true;
    }

    private void send(ReportEvent report) {
        producer.send(new ProducerRecord<>(Topics.REPORTS.name(), report.getReportId(), report), (metadata, failed) -> {
            if (failed != null) {
                failure.compareAndSet(null, failed);
            }
        });
    }

    private void flush() {
        producer.flush();
        if (failure.get() != null) {
            throw new IllegalStateException("A report was not taken by the broker", failure.get());
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
