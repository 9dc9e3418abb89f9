package org.forewarn.alert.desk;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecord;
import org.forewarn.schemas.Topics;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Publishes issued warnings: the reader of the outbox. Woken right after a commit, and looking by itself every second
 * for what another replica left. What was sent but not yet marked is sent again, which is harmless: it says the same.
 */
@Component
class WarningPublisher implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(WarningPublisher.class);
    private static final Duration SWEEP = Duration.ofSeconds(1);
    private static final Duration SENT_WITHIN = Duration.ofSeconds(15);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(15);
    private static final int AT_ONCE = 100;

    /** Stops after the listeners, whose last cases may issue something. */
    private static final int PHASE = AbstractMessageListenerContainer.DEFAULT_PHASE - 100;

    private final TransactionTemplate transaction;
    private final WarningMessages messages;
    private final KafkaTemplate<String, SpecificRecord> kafka;
    private final Clock clock;
    private final Semaphore woken = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;

    WarningPublisher(
            TransactionTemplate transaction,
            WarningMessages messages,
            KafkaTemplate<String, SpecificRecord> kafka,
            Clock clock) {
        this.transaction = transaction;
        this.messages = messages;
        this.kafka = kafka;
        this.clock = clock;
    }

    @TransactionalEventListener
    void wake(WarningMessages.Added added) {
        woken.release();
    }

    private void work() {
        while (running) {
            try {
                boolean signalled = woken.tryAcquire(SWEEP.toMillis(), TimeUnit.MILLISECONDS);
                if (signalled) {
                    woken.drainPermits();
                }
                while (running && publish() == AT_ONCE) {
                    // there may be more
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.warn(
                        "Issued warnings cannot be published now ({}); tried again",
                        e.getClass().getSimpleName());
            }
        }
    }

    private int publish() {
        Integer published = transaction.execute(status -> {
            if (!messages.lockForPublishing()) {
                return 0;
            }
            List<WarningMessage> batch = messages.unpublished(AT_ONCE);
            List<WarningMessage> sent = send(batch);
            if (!sent.isEmpty()) {
                messages.published(sent, clock.instant());
            }
            return sent.size();
        });
        return published == null ? 0 : published;
    }

    /** Those that the broker has, up to the first that it has not: what comes after that one is sent again behind it. */
    private List<WarningMessage> send(List<WarningMessage> batch) {
        var futures = new ArrayList<CompletableFuture<?>>();
        for (WarningMessage message : batch) {
            futures.add(kafka.send(Topics.WARNINGS.name(), message.warningId().toString(), message.toRecord()));
        }
        int sent = 0;
        while (sent < futures.size() && arrived(futures.get(sent))) {
            sent++;
        }
        return batch.subList(0, sent);
    }

    private static boolean arrived(CompletableFuture<?> future) {
        try {
            future.get(SENT_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            log.warn(
                    "The broker did not take an issued warning ({}); tried again",
                    e.getClass().getSimpleName());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofVirtual().name("warning-publisher").start(this::work);
    }

    @Override
    public synchronized void stop() {
        running = false;
        woken.release();
        try {
            if (thread != null && !thread.join(STOP_WITHIN)) {
                thread.interrupt();
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
