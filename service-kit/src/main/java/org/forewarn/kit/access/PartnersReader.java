package org.forewarn.kit.access;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.Partner;
import org.forewarn.schemas.serde.AvroDeserializer;
import org.forewarn.schemas.serde.RegistryUnavailableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Follows the topic {@code partners} from its beginning, in every instance, without a consumer group: the topic is small
 * and each instance needs all of it. Until the end has been read once, the service is not ready, and a key that is not the
 * operator's is neither good nor bad.
 */
final class PartnersReader implements SmartLifecycle {

    /** After the topics are there, before listeners start. */
    private static final int PHASE = Integer.MIN_VALUE + 2_000;

    private static final Logger log = LoggerFactory.getLogger(PartnersReader.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);
    private static final TopicPartition ALL = new TopicPartition(Topics.PARTNERS.name(), 0);

    private final Map<String, Object> consumerProperties;
    private final Partners partners;
    private volatile boolean running;
    private volatile @Nullable Consumer<String, Partner> current;
    private @Nullable Thread thread;

    PartnersReader(Map<String, Object> consumerProperties, Partners partners) {
        this.consumerProperties = consumerProperties;
        this.partners = partners;
        // whatever the service reads otherwise: keys are changed in transactions, and an aborted change is none
        consumerProperties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        consumerProperties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        consumerProperties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, AvroDeserializer.class);
        consumerProperties.remove(ConsumerConfig.GROUP_ID_CONFIG);
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofVirtual().name("partners").start(this::follow);
    }

    private void follow() {
        while (running) {
            try (var consumer = new KafkaConsumer<String, Partner>(consumerProperties)) {
                current = consumer;
                consumer.assign(List.of(ALL));
                consumer.seekToBeginning(List.of(ALL));
                read(consumer);
            } catch (WakeupException e) {
                return;
            } catch (RuntimeException e) {
                log.warn(
                        "The topic {} cannot be read now: {}",
                        ALL.topic(),
                        e.getClass().getSimpleName());
                pause();
            }
        }
    }

    private void read(Consumer<String, Partner> consumer) {
        long end = consumer.endOffsets(List.of(ALL)).getOrDefault(ALL, 0L);
        while (running) {
            try {
                consumer.poll(POLL).forEach(record -> partners.put(record.offset(), record.key(), record.value()));
            } catch (RecordDeserializationException e) {
                if (e.getCause() instanceof RegistryUnavailableException) {
                    throw e; // the record is sound: it is read again later, never passed over
                }
                log.error("Unreadable record in {} at offset {}", ALL, e.offset());
                consumer.seek(ALL, e.offset() + 1);
            }
            // the position moves past a transaction's marker too, so it does reach the end
            if (!partners.isComplete() && consumer.position(ALL) >= end) {
                partners.complete();
            }
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
        Consumer<String, Partner> consumer = current;
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
