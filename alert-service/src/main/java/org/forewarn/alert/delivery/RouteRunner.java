package org.forewarn.alert.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.forewarn.alert.listening.DeadLetters;
import org.forewarn.alert.listening.Trouble;
import org.forewarn.schemas.event.Channel;
import org.forewarn.schemas.event.Dispatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.log.LogAccessor;
import org.springframework.kafka.support.KafkaUtils;
import org.springframework.kafka.support.serializer.SerializationUtils;

/**
 * Reads one route's topic into its backlog and commits past finished work. The consumer always polls, so that it keeps
 * its partitions however long a message takes; a partition of which enough is in the backlog is paused.
 */
final class RouteRunner {

    private static final Logger log = LoggerFactory.getLogger(RouteRunner.class);
    private static final LogAccessor KAFKA_LOG = new LogAccessor(RouteRunner.class);

    /** Read ahead of each partition: enough that the window never waits for a poll, little enough for any memory. */
    private static final int AHEAD = 1_000;

    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration BETWEEN_COMMITS = Duration.ofMillis(500);

    /** A partition that goes to somebody else is let go when what has begun of it is finished, or after this. */
    private static final Duration LET_GO_WITHIN = Duration.ofSeconds(12);

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final Route route;
    private final Supplier<Consumer<String, Object>> consumers;
    private final Backlog backlog;
    private final DeadLetters deadLetters;
    private final Clock clock;
    private final Map<TopicPartition, Instant> heldUp = new HashMap<>();
    private final Set<TopicPartition> ours = new HashSet<>();
    private IntConsumer holds = number -> {};
    private Instant committedAt = Instant.MIN;
    private volatile boolean closing;
    private volatile @Nullable Consumer<String, Object> consumer;
    private @Nullable Thread thread;

    RouteRunner(
            Route route,
            Supplier<Consumer<String, Object>> consumers,
            Backlog backlog,
            DeadLetters deadLetters,
            Clock clock) {
        this.route = route;
        this.consumers = consumers;
        this.backlog = backlog;
        this.deadLetters = deadLetters;
        this.clock = clock;
    }

    /** @param listener told whenever that changes how many partitions it holds */
    void start(IntConsumer listener) {
        holds = listener;
        thread = Thread.ofPlatform().name("alert-delivery-" + route.name()).start(this::run);
    }

    /** Leaves the group; what the backlog has finished by then is committed. */
    void close() {
        closing = true;
        Consumer<String, Object> current = consumer;
        if (current != null) {
            current.wakeup();
        }
        Thread running = thread;
        if (running != null) {
            try {
                running.join(LET_GO_WITHIN.plusSeconds(3));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run() {
        while (!closing) {
            try (Consumer<String, Object> next = consumers.get()) {
                consumer = next;
                next.subscribe(List.of(route.lane().topic().name()), new Assignment(next));
                while (!closing) {
                    turn(next);
                }
                commit(next, backlog.finishedTo());
            } catch (WakeupException e) {
                // closing
            } catch (RuntimeException e) {
                log.warn("{}: reading failed, begun anew: {}", route.name(), Trouble.trace(e));
                pause();
            } finally {
                consumer = null;
                lose(Set.copyOf(ours));
            }
        }
    }

    private void turn(Consumer<String, Object> from) {
        ConsumerRecords<String, Object> records = from.poll(POLL);
        for (TopicPartition partition : records.partitions()) {
            read(from, partition, records.records(partition));
        }
        if (clock.instant().isAfter(committedAt.plus(BETWEEN_COMMITS))) {
            committedAt = clock.instant();
            commit(from, backlog.finishedTo());
        }
        pauseAndResume(from);
    }

    private void read(
            Consumer<String, Object> from, TopicPartition partition, List<ConsumerRecord<String, Object>> records) {
        for (ConsumerRecord<String, Object> record : records) {
            if (!read(record)) {
                from.seek(partition, record.offset());
                heldUp.put(partition, clock.instant().plus(AFTER_FAILURE));
                return;
            }
        }
    }

    /** Whether reading may go on behind it. */
    private boolean read(ConsumerRecord<String, Object> record) {
        Exception why = SerializationUtils.getExceptionFromHeader(
                record, KafkaUtils.VALUE_DESERIALIZER_EXCEPTION_HEADER, KAFKA_LOG);
        try {
            if (why == null && record.value() instanceof Dispatch dispatch) {
                if (dispatch.getChannel() == route.channel()) {
                    backlog.add(record, Pending.of(dispatch, record.headers()));
                } else {
                    backlog.pass(record);
                }
                return true;
            }
        } catch (IllegalArgumentException e) {
            why = e;
        }
        // when no registry answers the record is sound, and nobody may pass it
        if (Trouble.of(why) == Trouble.INFRASTRUCTURE) {
            log.warn("{}: a record cannot be read now: {}", route.name(), Trouble.trace(why));
            return false;
        }
        return putAside(record, why);
    }

    /** A bad record belongs to no channel; one of those that read it puts it aside. */
    private boolean putAside(ConsumerRecord<String, Object> record, @Nullable Exception why) {
        if (route.channel() == Channel.SMS) {
            try {
                deadLetters.put(record, why == null ? new IllegalArgumentException("not a dispatch") : why);
            } catch (RuntimeException e) {
                log.warn("{}: a record cannot be put aside now: {}", route.name(), Trouble.trace(e));
                return false;
            }
        }
        backlog.pass(record);
        return true;
    }

    private void pauseAndResume(Consumer<String, Object> from) {
        heldUp.values().removeIf(until -> clock.instant().isAfter(until));
        Map<Boolean, Set<TopicPartition>> full = from.assignment().stream()
                .collect(Collectors.partitioningBy(
                        partition -> backlog.size(partition) >= AHEAD || heldUp.containsKey(partition),
                        Collectors.toSet()));
        from.pause(full.getOrDefault(true, Set.of()));
        from.resume(full.getOrDefault(false, Set.of()));
    }

    private static void commit(Consumer<String, Object> to, Map<TopicPartition, Long> places) {
        if (!places.isEmpty()) {
            var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
            places.forEach((partition, offset) -> offsets.put(partition, new OffsetAndMetadata(offset)));
            to.commitSync(offsets);
        }
    }

    private void lose(Collection<TopicPartition> partitions) {
        backlog.drop(partitions);
        partitions.forEach(heldUp::remove);
        ours.removeAll(partitions);
        holds.accept(ours.size());
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(AFTER_FAILURE.toMillis());
        } catch (InterruptedException e) {
            closing = true;
        }
    }

    /** Partitions come and go. */
    private final class Assignment implements ConsumerRebalanceListener {
        private final Consumer<String, Object> of;

        private Assignment(Consumer<String, Object> of) {
            this.of = of;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            backlog.assign(partitions);
            ours.addAll(partitions);
            holds.accept(ours.size());
        }

        /** The next to have them begins where we end: with nothing of ours under way. */
        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            try {
                if (!backlog.settle(partitions, LET_GO_WITHIN)) {
                    log.warn("{}: partitions go while messages of theirs are under way", route.name());
                }
                Map<TopicPartition, Long> places = new HashMap<>(backlog.finishedTo());
                commit(of, places);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (KafkaException e) {
                log.warn("{}: the place could not be committed: {}", route.name(), Trouble.trace(e));
            } finally {
                lose(partitions);
            }
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            lose(partitions);
        }
    }
}
