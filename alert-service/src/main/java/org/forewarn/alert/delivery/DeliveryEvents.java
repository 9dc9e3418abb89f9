package org.forewarn.alert.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.Channel;
import org.forewarn.schemas.event.DeliveryStatus;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Publishes to the topic deliveries. An event may be published more than once; it says the same each time. */
@Component
public class DeliveryEvents {

    private static final Duration WITHIN = Duration.ofSeconds(20);

    private final KafkaTemplate<String, SpecificRecord> kafka;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Map<Counted, Counter> deliveries = new ConcurrentHashMap<>();

    DeliveryEvents(KafkaTemplate<String, SpecificRecord> kafka, Clock clock, MeterRegistry meters) {
        this.kafka = kafka;
        this.clock = clock;
        this.meters = meters;
    }

    /** Counts an event, which is news, and hands it to the broker; {@link #await} says whether it arrived. */
    public CompletableFuture<?> publish(DeliveryEvent event) {
        deliveries
                .computeIfAbsent(new Counted(event.channel(), event.status()), this::counter)
                .increment();
        return repeat(event);
    }

    private Counter counter(Counted of) {
        return meters.counter(
                "forewarn.deliveries", "channel", Words.of(of.channel()), "outcome", Words.of(of.status()));
    }

    /** What is counted together. */
    private record Counted(Channel channel, DeliveryStatus status) {}

    /** Hands an event to the broker that may have been published before. */
    public CompletableFuture<?> repeat(DeliveryEvent event) {
        return kafka.send(Topics.DELIVERIES.name(), event.dispatchId().toString(), event.toRecord(clock.instant()));
    }

    /**
     * Waits until the broker has them all.
     *
     * @throws KafkaException when it does not
     */
    public static void await(Collection<? extends CompletableFuture<?>> published) {
        try {
            CompletableFuture.allOf(published.toArray(CompletableFuture[]::new))
                    .get(WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("the broker did not take what happened to messages", e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
