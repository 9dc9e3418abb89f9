package org.forewarn.local.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.forewarn.local.LocalStack;
import org.forewarn.schemas.Topic;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.Delivery;
import org.forewarn.schemas.event.Dispatch;
import org.forewarn.schemas.event.Link;
import org.forewarn.schemas.event.Warning;
import org.forewarn.schemas.serde.AvroDeserializer;

/** Reads the public topics from their beginning, as any consumer could, and tells what is in them. */
final class TopicWatch implements AutoCloseable {

    private static final List<Topic<?>> WATCHED = List.of(
            Topics.LINKS,
            Topics.CASES,
            Topics.WARNINGS,
            Topics.DISPATCHES_URGENT,
            Topics.DISPATCHES_ROUTINE,
            Topics.DELIVERIES);

    private static final Duration POLL = Duration.ofMillis(200);
    private static final long ADMIN_SECONDS = 10;

    private final KafkaConsumer<String, SpecificRecord> consumer;
    private final Admin admin;
    private final Instant began;
    private final Consumer<Event> listener;
    private final Thread thread;
    private volatile boolean closed;

    /** @param began what was written before happened when it was written; what is written from then on happens now */
    TopicWatch(LocalStack stack, Instant began, Consumer<Event> listener) {
        this.began = began;
        this.listener = listener;
        String broker = stack.broker().bootstrapServers();
        admin = Admin.create(Map.of("bootstrap.servers", broker));
        consumer = new KafkaConsumer<>(Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                broker,
                "schema.registry.url",
                stack.registry().url(),
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                StringDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                AvroDeserializer.class,
                // What was not committed did not happen.
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false));
        List<TopicPartition> partitions = WATCHED.stream()
                .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread = Thread.ofPlatform().daemon().name("demo-topics").start(this::read);
    }

    private void read() {
        try (consumer) {
            while (!closed) {
                ConsumerRecords<String, SpecificRecord> rows = consumer.poll(POLL);
                // Along the flow, so that a link is told before the case that it makes.
                WATCHED.forEach(topic -> rows.records(topic.name()).forEach(this::tell));
            }
        } catch (WakeupException e) {
            // closed
        }
    }

    /** A record's own time may be that of the report it was made from. */
    private void tell(ConsumerRecord<String, SpecificRecord> row) {
        Instant written = Instant.ofEpochMilli(row.timestamp());
        event(row.value(), written.isBefore(began) ? written : Instant.now()).ifPresent(listener);
    }

    private static Optional<Event> event(SpecificRecord value, Instant at) {
        return Optional.ofNullable(
                switch (value) {
                    case Link link -> new Event.Linked(link, at);
                    case Case state -> new Event.CaseChanged(state, at);
                    case Warning warning -> new Event.Issued(warning, at);
                    case Dispatch dispatch -> new Event.Dispatched(dispatch, at);
                    case Delivery delivery -> new Event.Delivered(delivery, at);
                    case null, default -> null; // a tombstone
                });
    }

    /** How far every topic goes, internal ones included: as long as this stays the same, nothing happens. */
    Map<TopicPartition, Long> ends() {
        try {
            Map<String, TopicDescription> topics = admin.describeTopics(
                            admin.listTopics().names().get(ADMIN_SECONDS, TimeUnit.SECONDS))
                    .allTopicNames()
                    .get(ADMIN_SECONDS, TimeUnit.SECONDS);
            Map<TopicPartition, OffsetSpec> wanted = topics.values().stream()
                    .flatMap(topic ->
                            topic.partitions().stream().map(info -> new TopicPartition(topic.name(), info.partition())))
                    .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
            return admin.listOffsets(wanted).all().get(ADMIN_SECONDS, TimeUnit.SECONDS).entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> entry.getValue().offset()));
        } catch (ExecutionException | TimeoutException e) {
            throw new DemoFailedException("the broker does not answer: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailedException("interrupted");
        }
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        admin.close(Duration.ofSeconds(1));
    }
}
