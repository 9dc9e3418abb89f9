package org.forewarn.matching.check.serving;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.CheckAudit;
import org.forewarn.schemas.serde.AvroSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down who asked for what kind of thing, and waits until every in-sync replica has it. */
final class CheckLog implements AutoCloseable {

    /** As long as somebody on the phone waits; then the check is answered with 503. */
    private static final Duration WITHIN = Duration.ofSeconds(4);

    private static final Duration REQUEST = Duration.ofSeconds(2);
    private static final Duration MAX_BLOCK = Duration.ofSeconds(2);
    private static final Duration REGISTRY = Duration.ofSeconds(2);
    private static final Duration RECONNECT = Duration.ofSeconds(1);

    private static final Logger log = LoggerFactory.getLogger(CheckLog.class);

    private final Producer<String, CheckAudit> producer;

    CheckLog(Producer<String, CheckAudit> producer) {
        this.producer = producer;
    }

    /** @param springs what Spring says of producers: addresses, security, registry */
    static CheckLog over(Map<String, Object> springs) {
        Map<String, Object> all = new HashMap<>(springs);
        all.putAll(Map.ofEntries(
                // no answer without its record: every in-sync replica has it
                Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
                // a repeat inside the producer does not double it
                Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
                // all repeats end before the answer is given
                Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) WITHIN.toMillis()),
                // a broker that hangs is tried again while there is still time
                Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) REQUEST.toMillis()),
                // checks come one by one, and somebody waits
                Map.entry(ProducerConfig.LINGER_MS_CONFIG, 0),
                // waiting for metadata is waiting too
                Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK.toMillis()),
                // found again soon after it comes back
                Map.entry(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, RECONNECT.toMillis()),
                Map.entry("schema.registry.timeout.ms", REGISTRY.toMillis())));
        var values = new AvroSerializer<CheckAudit>();
        values.configure(all, false);
        return new CheckLog(new KafkaProducer<>(all, new StringSerializer(), values));
    }

    /** Whether it is written down. When not, it may still be: then somebody asked and got no answer. */
    boolean write(CheckAudit audit) {
        try {
            producer.send(new ProducerRecord<>(Topics.CHECKS.name(), audit.getPartnerId(), audit))
                    .get(WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException e) {
            return failed(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException | KafkaException e) {
            if (e instanceof InterruptException) {
                Thread.currentThread().interrupt();
            }
            return failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(e);
        }
    }

    private static boolean failed(Throwable failure) {
        log.warn("A check could not be written down: {}", failure.getClass().getSimpleName());
        return false;
    }

    @Override
    public void close() {
        producer.close(WITHIN);
    }
}
