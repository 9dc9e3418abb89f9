package org.forewarn.alert.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.forewarn.schemas.Topic;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.Dispatch;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/**
 * Messages that are due later wait in topics of their own, one for each length of wait, so that a topic's first record is
 * always about the first that is due. One that waits longer goes round again; then it goes back to its lane.
 *
 * <p>A person's messages about one warning keep their order all the same: a later revision stops what an earlier one has
 * not sent, and the marks of both are the same row.
 */
@Component
public class Later {

    /** The topics, shortest wait first. */
    static final List<Topic<Dispatch>> TOPICS = List.of(
            Topics.DISPATCHES_RETRY_10S,
            Topics.DISPATCHES_RETRY_1M,
            Topics.DISPATCHES_RETRY_10M,
            Topics.DISPATCHES_RETRY_1H);

    private static final String NOT_BEFORE = "not-before";
    private static final String LANE = "lane";

    /** Those that were refused together do not come back together: each waits up to this part longer. */
    private static final double JITTER = 0.2;

    private final KafkaTemplate<String, SpecificRecord> kafka;
    private final DeliveryProperties properties;
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final Clock clock;

    Later(KafkaTemplate<String, SpecificRecord> kafka, DeliveryProperties properties, Clock clock) {
        this.kafka = kafka;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * A message as it is written to wait; to be sent by whoever has a transaction of their own.
     *
     * @param headers of the message, such as when its warning was issued; kept
     * @param notBefore it goes to its lane then, or when it expires, to be noted as that
     */
    public ProducerRecord<String, SpecificRecord> record(
            Dispatch dispatch, Headers headers, Lane lane, Instant notBefore) {
        Instant due = notBefore.isBefore(dispatch.getExpires()) ? notBefore : dispatch.getExpires();
        Duration wait = Duration.between(clock.instant(), due);
        var record = new ProducerRecord<String, SpecificRecord>(
                TOPICS.get(tier(wait)).name(), dispatch.getRecipientId(), dispatch);
        copy(headers, record.headers());
        write(record.headers(), NOT_BEFORE, String.valueOf(due.toEpochMilli()));
        write(record.headers(), LANE, lane.name().toLowerCase(Locale.ROOT));
        return record;
    }

    /** The longest that is not too long. */
    private int tier(Duration wait) {
        int tier = 0;
        while (tier + 1 < TOPICS.size() && properties.delays().get(tier + 1).compareTo(wait) <= 0) {
            tier++;
        }
        return tier;
    }

    /** Lets a message wait that was refused for its own sake; longer each time. */
    CompletableFuture<?> postpone(ConsumerRecord<String, Object> read, Lane lane, int refusals) {
        if (!(read.value() instanceof Dispatch dispatch)) {
            return CompletableFuture.failedFuture(new IllegalArgumentException("not a dispatch"));
        }
        Duration delay = properties.delays().get(Math.min(refusals, TOPICS.size() - 1));
        Duration jitter = Duration.ofMillis((long) (delay.toMillis() * JITTER * random.nextDouble()));
        return kafka.send(record(
                dispatch, read.headers(), lane, clock.instant().plus(delay).plus(jitter)));
    }

    /** Lets a message wait until it may be sent. */
    CompletableFuture<?> hold(ConsumerRecord<String, Object> read, Lane lane, Instant notBefore) {
        return read.value() instanceof Dispatch dispatch
                ? kafka.send(record(dispatch, read.headers(), lane, notBefore))
                : CompletableFuture.failedFuture(new IllegalArgumentException("not a dispatch"));
    }

    /** When what was read may leave its topic: when it is due, or to go round again. */
    Instant leaves(ConsumerRecord<String, Object> read) {
        Instant roundEnds =
                Instant.ofEpochMilli(read.timestamp()).plus(properties.delays().get(index(read.topic())));
        Instant due = notBefore(read.headers());
        return due.isBefore(roundEnds) ? due : roundEnds;
    }

    private static int index(String topic) {
        for (int i = 0; i < TOPICS.size(); i++) {
            if (TOPICS.get(i).name().equals(topic)) {
                return i;
            }
        }
        throw new IllegalArgumentException("not a topic of waiting");
    }

    /** What was read and leaves its topic: to its lane, or to wait on. */
    ProducerRecord<String, SpecificRecord> onwards(ConsumerRecord<String, Object> read) {
        if (!(read.value() instanceof Dispatch dispatch)) {
            throw new IllegalArgumentException("not a dispatch");
        }
        String name = text(read.headers().lastHeader(LANE));
        Lane lane = Lane.valueOf(name == null ? "" : name.toUpperCase(Locale.ROOT));
        Instant due = notBefore(read.headers());
        if (due.isAfter(clock.instant())) {
            return record(dispatch, read.headers(), lane, due);
        }
        var record =
                new ProducerRecord<String, SpecificRecord>(lane.topic().name(), dispatch.getRecipientId(), dispatch);
        copy(read.headers(), record.headers());
        return record;
    }

    private static Instant notBefore(Headers headers) {
        String millis = text(headers.lastHeader(NOT_BEFORE));
        return millis == null ? Instant.MIN : Instant.ofEpochMilli(Long.parseLong(millis));
    }

    private static void copy(Headers from, Headers to) {
        for (Header header : from) {
            if (!header.key().equals(NOT_BEFORE) && !header.key().equals(LANE)) {
                to.add(header);
            }
        }
    }

    private static void write(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.US_ASCII));
    }

    private static @Nullable String text(@Nullable Header header) {
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.US_ASCII);
    }
}
