package org.forewarn.alert.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Publishes what an outbox holds. Woken right after a commit, and looking by itself every second for what another replica
 * left. One replica publishes at a time, so that rows are published in their order (locked rows that others skip would not
 * do: another replica could take the next row first); what was sent but not yet marked is
 * sent again, which is harmless: it says the same.
 *
 * @param <R> a row of the outbox
 */
public final class OutboxReader<R> implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxReader.class);
    private static final Duration SWEEP = Duration.ofSeconds(1);
    private static final Duration SENT_WITHIN = Duration.ofSeconds(15);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(15);
    private static final int AT_ONCE = 100;

    /** Stops after the listeners, whose last records may add something. */
    private static final int PHASE = AbstractMessageListenerContainer.DEFAULT_PHASE - 100;

    private final Outbox<R> outbox;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final KafkaTemplate<String, SpecificRecord> kafka;
    private final Semaphore woken = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;

    public OutboxReader(
            Outbox<R> outbox,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            KafkaTemplate<String, SpecificRecord> kafka) {
        this.outbox = outbox;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.kafka = kafka;
    }

    /** There is something new; to be called when it is committed. */
    public void wake() {
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
                        "The outbox of {} cannot be published now ({}); tried again",
                        outbox.name(),
                        e.getClass().getSimpleName());
            }
        }
    }

    private int publish() {
        Integer published = transaction.execute(status -> {
            if (!lock()) {
                return 0;
            }
            List<R> sent = send(outbox.unpublished(AT_ONCE));
            if (!sent.isEmpty()) {
                outbox.published(sent);
            }
            return sent.size();
        });
        return published == null ? 0 : published;
    }

    private boolean lock() {
        return jdbc.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", outbox.lock())
                .query(Boolean.class)
                .single();
    }

    /** Those that the broker has, up to the first that it has not: what comes after that one is sent again behind it. */
    private List<R> send(List<R> batch) {
        var futures = new ArrayList<CompletableFuture<?>>();
        for (R row : batch) {
            Letter letter = outbox.letter(row);
            futures.add(kafka.send(letter.topic(), letter.key(), letter.value()));
        }
        int sent = 0;
        while (sent < futures.size() && arrived(futures.get(sent))) {
            sent++;
        }
        return batch.subList(0, sent);
    }

    private boolean arrived(CompletableFuture<?> future) {
        try {
            future.get(SENT_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            log.warn(
                    "The broker did not take all of the outbox of {} ({}); tried again",
                    outbox.name(),
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
        thread = Thread.ofVirtual().name("outbox of " + outbox.name()).start(this::work);
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
