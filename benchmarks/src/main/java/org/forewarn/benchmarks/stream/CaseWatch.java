package org.forewarn.benchmarks.stream;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.forewarn.local.ServiceAlone;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.serde.AvroDeserializer;

/** Reads {@code cases} as alert-service does, and notes when a report is first seen in one. */
final class CaseWatch implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(20);
    private static final long MAX_NANOS = Duration.ofMinutes(10).toNanos();
    private static final int DIGITS = 3;

    private final KafkaConsumer<String, Case> consumer;
    private final Map<String, Long> awaited = new ConcurrentHashMap<>();
    private final Histogram latencies = new Histogram(MAX_NANOS, DIGITS);
    private final Thread thread;
    private volatile boolean running = true;

    /** Begins with the next case. */
    CaseWatch(ServiceAlone matching) {
        var values = new AvroDeserializer<Case>();
        values.configure(Map.of("schema.registry.url", matching.registryUrl()), false);
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        matching.bootstrapServers(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        (int) POLL.toMillis()),
                new StringDeserializer(),
                values);
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.CASES.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        this.thread = Thread.ofPlatform().name("cases").start(this::read);
    }

    /** A report that is sent now. */
    void await(String reportId, long nanos) {
        awaited.put(reportId, nanos);
    }

    private void read() {
        while (running) {
            for (var record : consumer.poll(POLL)) {
                long now = System.nanoTime();
                for (var report : record.value().getReports()) {
                    Long sent = awaited.remove(report.getReportId());
                    if (sent != null) {
                        latencies.recordValue(Math.min(now - sent, MAX_NANOS));
                    }
                }
            }
        }
    }

    /** Reports that no case has shown. */
    int missing() {
        return awaited.size();
    }

    /** Ends the reading; from a report's turn to the case that shows it. */
    Histogram latencies() {
        close();
        return latencies;
    }

    @Override
    public void close() {
        running = false;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        consumer.close();
    }
}
