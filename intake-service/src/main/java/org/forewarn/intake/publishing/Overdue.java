package org.forewarn.intake.publishing;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Ends waits that have lasted too long. All last equally long at most, so they end in the order in which they began, and
 * one look at the oldest every {@value #LOOK_EVERY_MILLIS} ms is enough. A timer for each, as
 * {@link CompletableFuture#orTimeout} sets, took a twelfth of this service's CPU time.
 *
 * <p>A wait that is over is let go of at the next look, or, behind one that lasts, within the time that all may take.
 */
final class Overdue implements AutoCloseable {

    private static final int LOOK_EVERY_MILLIS = 50;

    private final Duration longest;
    private final Queue<Wait> waits = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("overdue").daemon().factory());

    private record Wait(CompletableFuture<?> future, long untilNanos) {}

    /** @param longest how long a wait may last; one that is overdue is noticed at most {@value #LOOK_EVERY_MILLIS} ms later */
    Overdue(Duration longest) {
        this.longest = longest;
        looking.scheduleWithFixedDelay(this::endOverdue, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** The same future, which completes with a {@link TimeoutException} when nothing else completes it in time. */
    <T> CompletableFuture<T> bounded(CompletableFuture<T> future) {
        if (!future.isDone()) {
            waits.add(new Wait(future, System.nanoTime() + longest.toNanos()));
        }
        return future;
    }

    /** How many waits are remembered. */
    int waiting() {
        return waits.size();
    }

    private void endOverdue() {
        long now = System.nanoTime();
        Wait oldest = waits.peek();
        while (oldest != null && (oldest.future.isDone() || now - oldest.untilNanos >= 0)) {
            waits.remove();
            oldest.future.completeExceptionally(new TimeoutException());
            oldest = waits.peek();
        }
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
