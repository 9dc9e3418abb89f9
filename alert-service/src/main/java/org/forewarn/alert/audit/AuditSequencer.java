package org.forewarn.alert.audit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Chains what was written, one replica at a time: woken right after a commit, and looking by itself every second. So acts
 * wait for nobody, and an entry is in the chain a moment after it is in the database.
 */
@Component
class AuditSequencer implements SmartLifecycle {

    /** After the listeners: what they do last is put into the chain, too. */
    private static final int PHASE = AbstractMessageListenerContainer.DEFAULT_PHASE - 200;

    private static final Logger log = LoggerFactory.getLogger(AuditSequencer.class);
    private static final Duration SWEEP = Duration.ofSeconds(1);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    /** One transaction chains so many. */
    static final int AT_ONCE = 500;

    private final TransactionTemplate transaction;
    private final AuditLinks links;
    private final AuditAnchors anchors;
    private final Semaphore woken = new Semaphore(0);
    private volatile boolean running;
    private volatile long number;
    private @Nullable Thread thread;

    AuditSequencer(TransactionTemplate transaction, AuditLinks links, AuditAnchors anchors, MeterRegistry meters) {
        this.transaction = transaction;
        this.links = links;
        this.anchors = anchors;
        Gauge.builder("forewarn.audit.head", () -> number)
                .description("Number of the newest link of the audit's chain that this replica has seen")
                .register(meters);
    }

    @TransactionalEventListener
    void wake(AuditLog.Written written) {
        woken.release();
    }

    /** Chains what waits. */
    private void chain() {
        int chained;
        do {
            chained = Objects.requireNonNull(transaction.execute(status -> links.chainWaiting(AT_ONCE)));
        } while (running && chained == AT_ONCE);
        links.head().ifPresent(head -> {
            number = head.number();
            anchors.noticed(head);
        });
    }

    private void work() {
        while (running) {
            try {
                if (woken.tryAcquire(SWEEP.toMillis(), TimeUnit.MILLISECONDS)) {
                    woken.drainPermits();
                }
                chain();
            } catch (InterruptedException e) {
                return;
            } catch (DataAccessException | TransactionException e) {
                log.warn("The audit waits for the database ({})", e.getClass().getSimpleName());
            }
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("audit-sequencer").start(this::work);
    }

    @Override
    public void stop() {
        running = false;
        woken.release();
        Thread one = thread;
        if (one != null) {
            try {
                one.join(STOP_WITHIN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
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
