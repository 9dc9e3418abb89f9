package org.forewarn.alert.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.forewarn.alert.listening.DeadLetters;
import org.forewarn.alert.listening.Trouble;
import org.forewarn.schemas.Topic;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.log.LogAccessor;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.support.KafkaUtils;
import org.springframework.kafka.support.serializer.SerializationUtils;
import org.springframework.stereotype.Component;

/**
 * Takes messages that are due out of the topics where they waited. What it writes and how far it has read are committed
 * together: none is lost between two topics, and none is in both. A partition whose first record is not due is paused.
 */
@Component
class LaterReader implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LaterReader.class);
    private static final LogAccessor KAFKA_LOG = new LogAccessor(LaterReader.class);
    private static final String GROUP = "alert-delivery-later";
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

    private final ConsumerFactory<String, Object> consumers;
    private final KafkaTemplate<String, SpecificRecord> transactions;
    private final Later later;
    private final DeadLetters deadLetters;
    private final Clock clock;
    private final Map<TopicPartition, Instant> pausedUntil = new HashMap<>();
    private volatile boolean running;
    private volatile @Nullable Consumer<String, Object> consumer;
    private @Nullable Thread thread;

    LaterReader(
            ConsumerFactory<String, Object> consumers,
            LaterTransactions transactions,
            Later later,
            DeadLetters deadLetters,
            Clock clock) {
        this.consumers = consumers;
        this.transactions = transactions.template();
        this.later = later;
        this.deadLetters = deadLetters;
        this.clock = clock;
    }

    private void run() {
        while (running) {
            try (Consumer<String, Object> next = consumers.createConsumer(GROUP, GROUP, null, new Properties())) {
                consumer = next;
                pausedUntil.clear();
                next.subscribe(Later.TOPICS.stream().map(Topic::name).toList());
                while (running) {
                    turn(next);
                }
            } catch (WakeupException e) {
                // closing
            } catch (RuntimeException e) {
                log.warn("Messages that wait cannot be moved now: {}", Trouble.trace(e));
                pause();
            } finally {
                consumer = null;
            }
        }
    }

    private void turn(Consumer<String, Object> from) {
        Instant now = clock.instant();
        pausedUntil.values().removeIf(until -> !until.isAfter(now));
        Map<Boolean, Set<TopicPartition>> paused = from.assignment().stream()
                .collect(Collectors.partitioningBy(pausedUntil::containsKey, Collectors.toSet()));
        from.pause(paused.getOrDefault(true, Set.of()));
        from.resume(paused.getOrDefault(false, Set.of()));
        ConsumerRecords<String, Object> records = from.poll(POLL);
        var onwards = new ArrayList<ProducerRecord<String, SpecificRecord>>();
        var places = new HashMap<TopicPartition, OffsetAndMetadata>();
        for (TopicPartition partition : records.partitions()) {
            read(from, partition, records.records(partition), onwards, places);
        }
        if (!places.isEmpty()) {
            transactions.executeInTransaction(writing -> {
                onwards.forEach(record -> {
                    var _ = writing.send(record);
                });
                writing.sendOffsetsToTransaction(places, from.groupMetadata());
                return true;
            });
        }
    }

    /** Up to the first that is not due. */
    private void read(
            Consumer<String, Object> from,
            TopicPartition partition,
            List<ConsumerRecord<String, Object>> records,
            List<ProducerRecord<String, SpecificRecord>> onwards,
            Map<TopicPartition, OffsetAndMetadata> places) {
        for (ConsumerRecord<String, Object> record : records) {
            Exception why = SerializationUtils.getExceptionFromHeader(
                    record, KafkaUtils.VALUE_DESERIALIZER_EXCEPTION_HEADER, KAFKA_LOG);
            if (why != null && Trouble.of(why) == Trouble.INFRASTRUCTURE) {
                wait(from, partition, record.offset(), clock.instant().plus(AFTER_FAILURE));
                return;
            }
            try {
                if (why != null) {
                    throw why;
                }
                Instant leaves = later.leaves(record);
                if (leaves.isAfter(clock.instant())) {
                    wait(from, partition, record.offset(), leaves);
                    return;
                }
                onwards.add(later.onwards(record));
            } catch (Exception e) {
                deadLetters.put(record, e);
            }
            places.put(partition, new OffsetAndMetadata(record.offset() + 1));
        }
    }

    private void wait(Consumer<String, Object> from, TopicPartition partition, long offset, Instant until) {
        from.seek(partition, offset);
        pausedUntil.put(partition, until);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(AFTER_FAILURE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofPlatform().name(GROUP).start(this::run);
    }

    @Override
    public synchronized void stop() {
        running = false;
        Consumer<String, Object> current = consumer;
        if (current != null) {
            current.wakeup();
        }
        if (thread != null) {
            try {
                thread.join(STOP_WITHIN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return AbstractMessageListenerContainer.DEFAULT_PHASE;
    }
}
