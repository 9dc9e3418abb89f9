package org.forewarn.alert.feed.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Looks for webhooks that have something waiting and sends to each on a thread of its own: whoever is slow delays nobody
 * else. Woken right after a commit, and looking by itself twice a second for what another replica put in or left behind.
 */
@Component
class WebhookSender implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(WebhookSender.class);
    private static final Duration SWEEP = Duration.ofMillis(500);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(15);
    private static final int FORGET_AT_ONCE = 1_000;
    private static final int FORGET_MOST = 100;

    /** Stops after the listeners, which may put something in. */
    private static final int PHASE = AbstractMessageListenerContainer.DEFAULT_PHASE - 100;

    private final WebhookProperties properties;
    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final Delivering delivering;
    private final Clock clock;
    private final Semaphore woken = new Semaphore(0);
    private final Semaphore places;
    private volatile boolean running;
    private @Nullable Thread thread;
    private @Nullable ExecutorService threads;

    WebhookSender(
            WebhookProperties properties,
            Webhooks webhooks,
            Deliveries deliveries,
            Delivering delivering,
            Clock clock) {
        this.properties = properties;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.delivering = delivering;
        this.clock = clock;
        this.places = new Semaphore(properties.concurrency());
    }

    @TransactionalEventListener
    void wake(Outbox.Added added) {
        woken.release();
    }

    private void work(ExecutorService on) {
        while (running) {
            try {
                boolean signalled = woken.tryAcquire(SWEEP.toMillis(), TimeUnit.MILLISECONDS);
                if (signalled) {
                    woken.drainPermits();
                }
                take(on);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.warn(
                        "Webhooks cannot be looked at now ({}); tried again",
                        e.getClass().getSimpleName());
            }
        }
    }

    /** As many as there are places for. */
    private void take(ExecutorService on) {
        int free = places.drainPermits();
        int used = 0;
        try {
            if (free > 0 && running) {
                UUID lease = UUID.randomUUID();
                Instant now = clock.instant();
                List<UUID> taken = webhooks.take(lease, now, now.plus(Delivering.lease(properties.timeout())), free);
                for (UUID webhookId : taken) {
                    on.execute(() -> deliver(webhookId, lease));
                    used++;
                }
            }
        } finally {
            places.release(free - used);
        }
    }

    private void deliver(UUID webhookId, UUID lease) {
        try {
            delivering.deliver(webhookId, lease, properties.giveUpAfter(), () -> !running);
            webhooks.release(webhookId, lease, clock.instant());
        } catch (RuntimeException e) {
            // it stays taken until its time is over, and is taken again then
            log.warn(
                    "Sending to webhook {} was cut off ({}); taken up again",
                    webhookId,
                    e.getClass().getSimpleName());
        } finally {
            places.release();
            woken.release();
        }
    }

    /** Old messages that are done with. */
    @Scheduled(initialDelayString = "PT11M", fixedDelayString = "PT1H")
    void forget() {
        Instant before = clock.instant().minus(properties.kept());
        for (int i = 0; i < FORGET_MOST && deliveries.forget(before, FORGET_AT_ONCE) == FORGET_AT_ONCE; i++) {
            // there is more
        }
    }

    @Override
    public synchronized void start() {
        ExecutorService on = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("webhook-", 0).factory());
        running = true;
        threads = on;
        thread = Thread.ofVirtual().name("webhook-sender").start(() -> work(on));
    }

    @Override
    public synchronized void stop() {
        running = false;
        woken.release();
        try {
            if (thread != null && !thread.join(STOP_WITHIN)) {
                thread.interrupt();
            }
            if (threads != null) {
                threads.shutdown();
                if (!threads.awaitTermination(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                    threads.shutdownNow();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
