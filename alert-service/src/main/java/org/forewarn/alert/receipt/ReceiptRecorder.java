package org.forewarn.alert.receipt;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.forewarn.alert.delivery.DeliveryEvents;
import org.forewarn.alert.delivery.FinalReceipt;
import org.forewarn.alert.delivery.ReceiptBook;
import org.forewarn.alert.delivery.ReceiptsHeard;
import org.forewarn.alert.receipt.Receipts.Written;
import org.forewarn.schemas.event.DeliveryStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Keeps receipts, those that come beside each other in one transaction: a carrier sends one for each text, in many
 * threads, and waits for each answer.
 */
@Component
class ReceiptRecorder implements ReceiptBook, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(ReceiptRecorder.class);

    /** A carrier whose receipts find no place here is told to offer them again. */
    private static final int WAITING = 1_000;

    private static final int TOGETHER = 200;
    private static final Duration KEPT_WITHIN = Duration.ofSeconds(10);

    private final Receipts receipts;
    private final DeliveryEvents events;
    private final ReceiptsHeard heard;
    private final MeterRegistry meters;
    private final Map<Counted, Counter> counters = new ConcurrentHashMap<>();
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(WAITING);
    private final Thread writer;

    private record Waiting(FinalReceipt receipt, CompletableFuture<Void> kept) {}

    ReceiptRecorder(Receipts receipts, DeliveryEvents events, ReceiptsHeard heard, MeterRegistry meters) {
        this.receipts = receipts;
        this.events = events;
        this.heard = heard;
        this.meters = meters;
        this.writer = Thread.ofVirtual().name("receipts").start(this::write);
    }

    @Override
    public void keep(FinalReceipt receipt) {
        heard.heard(receipt.provider(), receipt.messageId());
        var waiting = new Waiting(receipt, new CompletableFuture<>());
        if (!queue.offer(waiting)) {
            throw new IllegalStateException("too many receipts at once");
        }
        try {
            waiting.kept().get(KEPT_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("a receipt could not be kept", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a receipt was kept", e);
        }
    }

    private void write() {
        var together = new ArrayList<Waiting>();
        while (true) {
            together.clear();
            try {
                together.add(queue.take());
            } catch (InterruptedException e) {
                return;
            }
            queue.drainTo(together, TOGETHER - 1);
            write(together);
        }
    }

    private void write(List<Waiting> together) {
        try {
            List<Written> written =
                    receipts.write(together.stream().map(Waiting::receipt).toList());
            // a repeat is published too: the first time, the process may have ended before it was
            DeliveryEvents.await(written.stream()
                    .map(each -> each.isNews() ? events.publish(each.event()) : events.repeat(each.event()))
                    .toList());
            together.forEach(this::kept);
        } catch (RuntimeException e) {
            log.warn(
                    "{} receipts could not be kept now ({})",
                    together.size(),
                    e.getClass().getSimpleName());
            together.forEach(waiting -> waiting.kept().completeExceptionally(e));
        }
    }

    private void kept(Waiting waiting) {
        counters.computeIfAbsent(
                        new Counted(
                                waiting.receipt().provider(), waiting.receipt().status()),
                        this::counter)
                .increment();
        waiting.kept().complete(null);
    }

    private Counter counter(Counted of) {
        return meters.counter(
                "forewarn.receipts",
                "provider",
                of.provider(),
                "outcome",
                of.status().name().toLowerCase(Locale.ROOT));
    }

    /** What is counted together. */
    private record Counted(String provider, DeliveryStatus status) {}

    @Override
    public void destroy() {
        writer.interrupt();
    }
}
