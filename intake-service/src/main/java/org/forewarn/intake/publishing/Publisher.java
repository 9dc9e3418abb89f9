package org.forewarn.intake.publishing;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.forewarn.intake.publishing.Publication.Acknowledged;
import org.forewarn.intake.publishing.Publication.Unavailable;
import org.forewarn.schemas.Topic;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;

/**
 * Publishes records, in the order of the calls for each key, and tells when the broker has them. Holds nothing back and
 * repeats nothing by itself beyond what the producer does within its time. The call may wait for metadata or for room in
 * the producer's buffer: callers are on virtual threads.
 */
public final class Publisher implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Publisher.class);
    private static final Publication UNAVAILABLE = new Unavailable();

    private final KafkaTemplate<String, SpecificRecord> kafka;
    private final SchemasAtStart schemas;
    private final Overdue overdue;
    private final Semaphore waiting;
    private final AtomicBoolean failing = new AtomicBoolean();

    Publisher(
            KafkaTemplate<String, SpecificRecord> kafka, SchemasAtStart schemas, Duration ackTimeout, int maxWaiting) {
        this.kafka = kafka;
        this.schemas = schemas;
        this.overdue = new Overdue(ackTimeout);
        this.waiting = new Semaphore(maxWaiting);
    }

    /**
     * Publishes a record.
     *
     * @return completes within the time that an acknowledgement may take; exceptionally, with an
     *     {@link IllegalStateException}, only when the record itself cannot be published: a fault of ours, that a repeat
     *     would not mend
     */
    public <V extends SpecificRecord> CompletableFuture<Publication> publish(Topic<V> topic, String key, V value) {
        if (!schemas.known()) {
            return done(unavailable("the schema registry has not answered yet"));
        }
        if (!waiting.tryAcquire()) {
            return done(unavailable("too many requests wait for the broker"));
        }
        // the producer gives up earlier; the bound holds even if it should not
        return overdue.bounded(send(topic.name(), key, value)).handle((sent, failure) -> {
            waiting.release();
            return failure == null ? acknowledged(sent) : failed(failure);
        });
    }

    /** What still waits then is told that it was not acknowledged, when the producer closes. */
    @Override
    public void close() {
        overdue.close();
    }

    private CompletableFuture<SendResult<String, SpecificRecord>> send(String topic, String key, SpecificRecord value) {
        try {
            return kafka.send(topic, key, value);
        } catch (InterruptException e) {
            Thread.currentThread().interrupt();
            return CompletableFuture.failedFuture(e);
        } catch (org.apache.kafka.common.KafkaException | org.springframework.kafka.KafkaException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private Publication acknowledged(SendResult<String, SpecificRecord> sent) {
        if (failing.get() && failing.compareAndSet(true, false)) {
            log.info("Records are acknowledged again");
        }
        return new Acknowledged(sent.getRecordMetadata().offset());
    }

    private Publication failed(Throwable failure) {
        Throwable root = root(failure);
        if (root instanceof SerializationException || root instanceof RecordTooLargeException) {
            // neither message nor cause is passed on: they may quote the record
            throw new IllegalStateException(
                    "A record cannot be published: " + root.getClass().getSimpleName());
        }
        return unavailable(root.getClass().getSimpleName());
    }

    /** Said once an outage, not once a request. */
    private Publication unavailable(String reason) {
        if (failing.compareAndSet(false, true)) {
            log.warn("Records are not acknowledged: {}", reason);
        }
        return UNAVAILABLE;
    }

    private static CompletableFuture<Publication> done(Publication publication) {
        return CompletableFuture.completedFuture(publication);
    }

    private static Throwable root(Throwable e) {
        @Nullable Throwable cause = e.getCause();
        return cause == null ? e : root(cause);
    }
}
