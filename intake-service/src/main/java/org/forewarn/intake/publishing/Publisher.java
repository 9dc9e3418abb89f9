package org.forewarn.intake.publishing;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.forewarn.schemas.Topic;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Publishes one record and waits until the broker has it, at most for a set time. Blocks: callers are on virtual
 * threads. Holds nothing back and repeats nothing by itself beyond what the producer does within that time.
 */
public final class Publisher {

    private static final Logger log = LoggerFactory.getLogger(Publisher.class);

    private final KafkaTemplate<String, SpecificRecord> kafka;
    private final SchemasAtStart schemas;
    private final Duration ackTimeout;
    private final Semaphore waiting;
    private final AtomicBoolean failing = new AtomicBoolean();

    Publisher(
            KafkaTemplate<String, SpecificRecord> kafka, SchemasAtStart schemas, Duration ackTimeout, int maxWaiting) {
        this.kafka = kafka;
        this.schemas = schemas;
        this.ackTimeout = ackTimeout;
        this.waiting = new Semaphore(maxWaiting);
    }

    /**
     * Publishes a record.
     *
     * @throws IllegalStateException when the record itself cannot be published: a fault of ours, that a repeat would not
     *     mend
     */
    public <V extends SpecificRecord> Publication publish(Topic<V> topic, String key, V value) {
        if (!schemas.known()) {
            return unavailable("the schema registry has not answered yet");
        }
        if (!waiting.tryAcquire()) {
            return unavailable("too many requests wait for the broker");
        }
        try {
            kafka.send(topic.name(), key, value).get(ackTimeout.toMillis(), TimeUnit.MILLISECONDS);
            return acknowledged();
        } catch (ExecutionException
                | TimeoutException
                | org.apache.kafka.common.KafkaException
                | org.springframework.kafka.KafkaException e) {
            return failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unavailable("the service stops");
        } finally {
            waiting.release();
        }
    }

    private Publication acknowledged() {
        if (failing.get() && failing.compareAndSet(true, false)) {
            log.info("Records are acknowledged again");
        }
        return Publication.ACKNOWLEDGED;
    }

    private Publication failed(Exception e) {
        Throwable root = root(e);
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
        return Publication.UNAVAILABLE;
    }

    private static Throwable root(Throwable e) {
        @Nullable Throwable cause = e.getCause();
        return cause == null ? e : root(cause);
    }
}
