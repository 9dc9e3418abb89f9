package org.forewarn.kit.table;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.forewarn.schemas.serde.RegistryUnavailableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.context.SmartLifecycle;

/**
 * Follows a compacted topic, all partitions from the beginning, in every instance, without a consumer group. The rows
 * are what the topic held a moment ago: less than a second while the broker answers.
 *
 * <p>A record that cannot be read is logged by its offset and passed over. A record that cannot be read <em>now</em>,
 * because its schema is not known here and no registry answers, is waited for. After trouble reading goes on where it
 * stopped, except when that would leave rows that the topic no longer has: after {@link #TRUSTED_WITHOUT_CONTACT}
 * without the broker, or when the topic is shorter than what was read of it. Then the rows are cleared, and the table
 * is not {@link #caughtUp()} until it has been read again.
 *
 * @param <V> what a record's value is read as
 */
public final class TopicTable<V> implements SmartLifecycle {

    /** After the topics are there, before listeners start. */
    private static final int PHASE = Integer.MIN_VALUE + 2_000;

    /** Half of the day for which the broker keeps tombstones ({@code Topic.Retention.Compacted}). */
    static final Duration TRUSTED_WITHOUT_CONTACT = Duration.ofHours(12);

    /** How often the ends of the partitions are asked for, which tells silence from an empty topic. */
    private static final Duration CONTACT_EVERY = Duration.ofSeconds(20);

    private static final Logger log = LoggerFactory.getLogger(TopicTable.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    /** So many records are handed over at once; catching up is then a matter of decoding. */
    private static final int BATCH_RECORDS = 5_000;

    private final Map<String, Object> consumerProperties;
    private final String topic;
    private final Supplier<? extends Deserializer<V>> values;
    private final Rows<V> rows;
    private final Clock clock;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private Instant contact;
    private boolean startOver;

    private volatile boolean running;
    private volatile boolean caughtUp;
    private volatile boolean failing;
    private volatile @Nullable Consumer<String, V> current;
    private @Nullable Thread thread;

    /**
     * @param consumerProperties as Boot builds them; what a table needs is set over them
     * @param values makes the deserializer, which is configured with the same properties
     */
    public TopicTable(
            Map<String, Object> consumerProperties,
            String topic,
            Supplier<? extends Deserializer<V>> values,
            Rows<V> rows,
            Clock clock) {
        this.consumerProperties = tableProperties(consumerProperties);
        this.topic = topic;
        this.values = values;
        this.rows = rows;
        this.clock = clock;
        this.contact = clock.instant();
    }

    private static Map<String, Object> tableProperties(Map<String, Object> given) {
        var properties = new HashMap<>(given);
        properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // a position that is gone must be noticed, not mended in silence
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCH_RECORDS);
        return properties;
    }

    /** Whether everything is in the rows that was in the topic when reading began. */
    public boolean caughtUp() {
        return caughtUp;
    }

    /** Up when caught up and the last attempt to read did not fail. */
    public Health health() {
        return (caughtUp && !failing ? Health.up() : Health.down()).build();
    }

    /** The offset up to which a partition is in the rows, itself excluded; 0 before anything is known of it. */
    public long position(int partition) {
        lock.lock();
        try {
            return positions.getOrDefault(new TopicPartition(topic, partition), 0L);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the record at an offset, or what compaction left after it, is in the rows: what a writer does to read
     * its own write.
     *
     * @return false when it took longer than {@code within}
     */
    public boolean await(int partition, long offset, Duration within) throws InterruptedException {
        var wanted = new TopicPartition(topic, partition);
        long nanos = within.toNanos();
        lock.lock();
        try {
            while (positions.getOrDefault(wanted, 0L) <= offset) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = moved.awaitNanos(nanos);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** A thread of its own and no virtual one: decoding a large topic would keep a carrier busy for seconds. */
    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofPlatform().daemon().name("table-" + topic).start(this::follow);
    }

    private void follow() {
        while (running) {
            try (var consumer = open()) {
                current = consumer;
                if (startOver) {
                    startOver();
                }
                read(consumer, begin(consumer));
            } catch (WakeupException e) {
                return;
            } catch (OffsetOutOfRangeException e) {
                log.warn("What was read of the topic {} may be out of date; it is read again", topic);
                startOver = true;
                caughtUp = false;
            } catch (RuntimeException e) {
                failed(e);
            } finally {
                current = null;
            }
        }
    }

    /** Said once an outage, not once an attempt. */
    private void failed(RuntimeException e) {
        if (running && !failing) {
            log.warn("The topic {} cannot be read now: {}", topic, e.getClass().getSimpleName());
        }
        failing = true;
        pause();
    }

    private Consumer<String, V> open() {
        Deserializer<V> deserializer = values.get();
        deserializer.configure(consumerProperties, false);
        return new KafkaConsumer<>(consumerProperties, new StringDeserializer(), deserializer);
    }

    /** Where to go on, and how far "caught up" is. */
    private Map<TopicPartition, Long> begin(Consumer<String, V> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic, ANSWER_WITHIN).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new IllegalStateException("The topic is not there: " + topic);
        }
        Map<TopicPartition, Long> ends = ends(consumer, partitions);
        consumer.assign(partitions);
        for (TopicPartition partition : partitions) {
            Long position = positions.get(partition);
            if (position == null) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seek(partition, position);
            }
        }
        return ends;
    }

    /** Asks for the ends; clears the rows when they show that going on would leave what the topic no longer has. */
    private Map<TopicPartition, Long> ends(Consumer<String, V> consumer, List<TopicPartition> partitions) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, ANSWER_WITHIN);
        Instant now = clock.instant();
        boolean tombstonesMissed =
                !positions.isEmpty() && contact.plus(TRUSTED_WITHOUT_CONTACT).isBefore(now);
        contact = now;
        if (tombstonesMissed || ends.entrySet().stream().anyMatch(this::shorterThanRead)) {
            throw new OffsetOutOfRangeException(Map.copyOf(positions));
        }
        return ends;
    }

    private boolean shorterThanRead(Map.Entry<TopicPartition, Long> end) {
        return positions.getOrDefault(end.getKey(), 0L) > end.getValue();
    }

    private void read(Consumer<String, V> consumer, Map<TopicPartition, Long> ends) {
        List<TopicPartition> partitions = List.copyOf(ends.keySet());
        while (running) {
            poll(consumer);
            move(consumer, partitions);
            readable();
            caughtUp = caughtUp || ends.entrySet().stream().allMatch(this::reached);
            if (contact.plus(CONTACT_EVERY).isBefore(clock.instant())) {
                ends(consumer, partitions);
            }
        }
    }

    private void readable() {
        if (failing) {
            log.info("The topic {} is read again", topic);
            failing = false;
        }
    }

    private void poll(Consumer<String, V> consumer) {
        try {
            ConsumerRecords<String, V> records = consumer.poll(POLL);
            if (!records.isEmpty()) {
                rows.apply(records);
            }
        } catch (RecordDeserializationException e) {
            if (e.getCause() instanceof RegistryUnavailableException) {
                throw e; // the record is sound: it is read again later, never passed over
            }
            log.error("Unreadable record in {} at offset {}", e.topicPartition(), e.offset());
            consumer.seek(e.topicPartition(), e.offset() + 1);
        }
    }

    private boolean reached(Map.Entry<TopicPartition, Long> end) {
        return positions.getOrDefault(end.getKey(), 0L) >= end.getValue();
    }

    private void move(Consumer<String, V> consumer, List<TopicPartition> partitions) {
        var reached = new HashMap<TopicPartition, Long>();
        partitions.forEach(partition -> reached.put(partition, consumer.position(partition, ANSWER_WITHIN)));
        lock.lock();
        try {
            positions.putAll(reached);
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void startOver() {
        rows.clear();
        lock.lock();
        try {
            positions.clear();
        } finally {
            lock.unlock();
        }
        startOver = false;
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
        Consumer<String, V> consumer = current;
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
