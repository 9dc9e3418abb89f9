package org.forewarn.alert.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.forewarn.alert.delivery.Courier.Progress;
import org.forewarn.alert.listening.Trouble;
import org.forewarn.schemas.event.Channel;
import org.forewarn.schemas.event.Dispatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.core.log.LogAccessor;
import org.springframework.kafka.listener.BatchAcknowledgingMessageListener;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.support.Acknowledgment;
import org.springframework.kafka.support.KafkaUtils;
import org.springframework.kafka.support.serializer.SerializationUtils;

/**
 * Serves one route: decodes a batch, has it delivered, and commits as far as it came. What could not be sent yet comes
 * again after a wait, during which the consumer is paused and keeps its partitions; what was sent meanwhile is skipped
 * by its mark.
 *
 * <p>Used by one consumer thread alone.
 */
final class RouteListener implements BatchAcknowledgingMessageListener<String, Object> {

    private static final Logger log = LoggerFactory.getLogger(RouteListener.class);
    private static final LogAccessor KAFKA_LOG = new LogAccessor(RouteListener.class);
    private static final int NONE = -1;

    private final Route route;
    private final Courier courier;
    private final Waits waits;
    private volatile boolean closing;

    RouteListener(Route route, Courier courier, Waits waits) {
        this.route = route;
        this.courier = courier;
        this.waits = waits;
    }

    /** From now on nothing new is begun. */
    void close() {
        closing = true;
    }

    private record Decoded(
            List<Pending> messages, int badIndex, @Nullable Exception why) {}

    @Override
    public void onMessage(List<ConsumerRecord<String, Object>> records, @Nullable Acknowledgment progress) {
        if (progress == null) {
            throw new IllegalStateException("the container must let the listener say how far it came");
        }
        Decoded batch = decode(records);
        Progress done = courier.deliver(batch.messages(), () -> closing);
        if (done.firstUndone() != Courier.ALL_DONE) {
            comeAgain(done, progress);
            return;
        }
        waits.reset();
        if (batch.badIndex() != NONE) {
            throw new BatchListenerFailedException("not a dispatch", batch.why(), batch.badIndex());
        }
        progress.acknowledge();
    }

    private void comeAgain(Progress done, Acknowledgment progress) {
        if (done.moved()) {
            waits.reset();
        }
        Duration wait = closing ? Duration.ZERO : waits.next();
        log.atLevel(done.moved() ? Level.DEBUG : Level.INFO)
                .log("{}: messages wait {} ms to be tried again", route.name(), wait.toMillis());
        progress.nack(done.firstUndone(), wait);
    }

    /** Up to the first record that is no dispatch; those of other channels are other listeners' to serve. */
    private Decoded decode(List<ConsumerRecord<String, Object>> records) {
        var messages = new ArrayList<Pending>();
        for (int i = 0; i < records.size(); i++) {
            ConsumerRecord<String, Object> record = records.get(i);
            Exception why = SerializationUtils.getExceptionFromHeader(
                    record, KafkaUtils.VALUE_DESERIALIZER_EXCEPTION_HEADER, KAFKA_LOG);
            try {
                if (why == null && record.value() instanceof Dispatch dispatch) {
                    if (dispatch.getChannel() == route.provider().channel()) {
                        messages.add(Pending.of(i, dispatch, record.headers()));
                    }
                    continue;
                }
            } catch (IllegalArgumentException e) {
                why = e;
            }
            // when no registry answers the record is sound, and nobody may pass it
            if (puttingAside() || Trouble.of(why) == Trouble.INFRASTRUCTURE) {
                return new Decoded(messages, i, why);
            }
        }
        return new Decoded(messages, NONE, null);
    }

    /** A bad record belongs to no channel; one of the listeners that read it puts it aside. */
    private boolean puttingAside() {
        return route.provider().channel() == Channel.SMS;
    }
}
