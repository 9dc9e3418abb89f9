package org.forewarn.intake.standing;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.serde.AvroDeserializer;
import org.forewarn.schemas.serde.RegistryUnavailableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Follows the topic {@code reports} from its beginning, in every instance, without a consumer group. Until the end has
 * been read once, the service is not ready: it could not tell a repeat from a report whose name is taken.
 */
final class ReportsReader implements SmartLifecycle {

    /** After the topics are there, before the web server. */
    private static final int PHASE = Integer.MIN_VALUE + 2_000;

    private static final Logger log = LoggerFactory.getLogger(ReportsReader.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    /**
     * What other instances publish may be known here this much later; what this one publishes is known at once. So the
     * reading need not be eager, and costs little.
     */
    private static final Duration LAG = Duration.ofMillis(50);

    private static final int WORTH_FETCHING_BYTES = 65_536;

    private final Map<String, Object> settings;
    private final StandingReports standing;
    private volatile boolean running;
    private volatile @Nullable Consumer<String, GenericRecord> current;
    private @Nullable Thread thread;

    ReportsReader(Map<String, Object> consumerProperties, StandingReports standing) {
        this.settings = new HashMap<>(consumerProperties);
        this.standing = standing;
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) LAG.toMillis());
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, WORTH_FETCHING_BYTES);
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofVirtual().name("standing-reports").start(this::follow);
    }

    private void follow() {
        while (running) {
            try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), glances())) {
                current = consumer;
                var all = IntStream.range(0, Topics.REPORTS.partitions())
                        .mapToObj(partition -> new TopicPartition(Topics.REPORTS.name(), partition))
                        .toList();
                consumer.assign(all);
                consumer.seekToBeginning(all);
                read(consumer, consumer.endOffsets(all));
            } catch (WakeupException e) {
                return;
            } catch (RuntimeException e) {
                log.warn(
                        "The topic {} cannot be read now: {}",
                        Topics.REPORTS.name(),
                        e.getClass().getSimpleName());
                pause();
            }
        }
    }

    private AvroDeserializer<GenericRecord> glances() {
        AvroDeserializer<GenericRecord> glances = AvroDeserializer.reading(ReportGlance.SCHEMA);
        glances.configure(settings, false);
        return glances;
    }

    private void read(Consumer<String, GenericRecord> consumer, Map<TopicPartition, Long> ends) {
        while (running) {
            try {
                consumer.poll(POLL).forEach(this::take);
            } catch (RecordDeserializationException e) {
                if (e.getCause() instanceof RegistryUnavailableException) {
                    throw e; // the record is sound: it is read again later, never passed over
                }
                log.error("Unreadable record in {} at offset {}", e.topicPartition(), e.offset());
                consumer.seek(e.topicPartition(), e.offset() + 1);
            }
            if (!standing.isComplete()
                    && ends.entrySet().stream()
                            .allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                standing.complete();
                log.info("{} names of reports are known", standing.size());
            }
        }
    }

    private void take(ConsumerRecord<String, GenericRecord> record) {
        if (record.value() != null) {
            ReportGlance glance = ReportGlance.of(record.value());
            standing.read(glance.reportId(), glance.contentDigest(), glance.keyHash(), record.offset());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        Consumer<String, GenericRecord> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            if (thread != null && !thread.join(STOP_WITHIN)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
