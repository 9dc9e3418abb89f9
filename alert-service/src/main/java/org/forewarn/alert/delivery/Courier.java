package org.forewarn.alert.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;
import org.forewarn.alert.delivery.Backlog.Entry;
import org.forewarn.alert.delivery.Gateways.Sent;
import org.forewarn.alert.delivery.Ledger.Claimed;
import org.forewarn.alert.delivery.Ledger.Ours;
import org.forewarn.alert.delivery.Marks.Outcome;
import org.forewarn.alert.delivery.SubmitResult.NoAnswer;
import org.forewarn.alert.delivery.SubmitResult.NotTaken;
import org.forewarn.alert.delivery.SubmitResult.Scope;
import org.forewarn.alert.listening.DeadLetters;
import org.forewarn.alert.listening.Trouble;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves one route as a rolling window. One thread marks what there is room for, all of it in one transaction; each
 * message is then sent by a thread of its own; another thread writes what came of those that ended meanwhile, again all in
 * one transaction. So a slow answer holds up one place and nobody else, and at any moment no more than a window is marked
 * without outcome: no more can be in doubt after a crash.
 */
final class Courier {

    private static final Logger log = LoggerFactory.getLogger(Courier.class);

    /** More in one transaction gains nothing, and would be held up together. */
    private static final int TOGETHER = 256;

    /** What is answered within this time is written together. */
    private static final Duration GATHER = Duration.ofMillis(3);

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);

    /** Longer than a database takes to fail over; outcomes that cannot be written in this time after a stop are in doubt. */
    private static final Duration WRITTEN_WITHIN = Duration.ofSeconds(12);

    /** What may be a fault of ours is tried so often before it is put aside. */
    private static final int TRIES_OF_A_FAULT = 3;

    private final Route route;
    private final Backlog backlog;
    private final Ledger ledger;
    private final Gateways gateways;
    private final CourierSettings settings;
    private final BlockingQueue<Done> done = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean closing;

    Courier(Route route, Backlog backlog, Ledger ledger, Gateways gateways, CourierSettings settings) {
        this.route = route;
        this.backlog = backlog;
        this.ledger = ledger;
        this.gateways = gateways;
        this.settings = settings;
    }

    /** What a courier goes by. */
    record CourierSettings(DeliveryProperties properties, DeadLetters deadLetters, Later later, Clock clock) {}

    private record Done(Ours ours, Sent sent) {}

    void start() {
        threads.execute(this::mark);
        threads.execute(this::write);
    }

    /** Nothing new is begun; what has begun is finished and written, in bounded time. */
    void close() {
        closing = true;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(WRITTEN_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void mark() {
        while (!closing) {
            try {
                boolean usable = gateways.usable() && ledger.open();
                List<Entry> entries = backlog.take(
                        usable ? gateways.window(route.lane()) : TOGETHER,
                        TOGETHER,
                        usable ? message -> true : ledger::tooLate,
                        LOOK);
                List<Entry> now = entries.stream().filter(this::isNow).toList();
                if (!now.isEmpty()) {
                    mark(now);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // a fault of ours; the route must go on
                log.error("{}: messages could not be taken up: {}", route.name(), Trouble.trace(e));
            }
        }
    }

    /** One that is held goes to wait elsewhere, without a mark. */
    private boolean isNow(Entry entry) {
        Instant notBefore = entry.message().notBefore();
        if (notBefore == null || !entry.message().held(settings.clock.instant())) {
            return true;
        }
        settings.later
                .hold(entry.record(), route.lane(), notBefore)
                .whenComplete((told, failure) -> told(entry, failure));
        return false;
    }

    private void mark(List<Entry> entries) {
        Claimed claimed;
        try {
            claimed = ledger.claim(route, entries);
        } catch (RuntimeException e) {
            failed(entries, e);
            return;
        }
        claimed.underWay().forEach(entry -> backlog.again(entry, BETWEEN_TRIES, settings.properties.retryAtMost()));
        claimed.settled()
                .forEach(settled -> settled.told().whenComplete((told, failure) -> told(settled.entry(), failure)));
        long byMillis =
                settings.clock.millis() + settings.properties.handOverWithin().toMillis();
        for (Ours ours : claimed.ours()) {
            try {
                threads.execute(() -> done.add(new Done(ours, send(ours, byMillis))));
            } catch (RejectedExecutionException e) {
                // closed between: certainly not sent
                done.add(new Done(ours, new Sent("", new NotTaken("closing", Scope.PROVIDER))));
            }
        }
    }

    private Sent send(Ours ours, long byMillis) {
        try {
            return gateways.send(new Parcel(
                    route.lane(),
                    ours.message(),
                    byMillis,
                    ours.entry().message().via(),
                    () -> ledger.stopped(ours.wanted())));
        } catch (InterruptException e) {
            // it was waiting for its turn when the service had to end
            return new Sent("", new NotTaken("closing", Scope.PROVIDER));
        } catch (RuntimeException e) {
            log.error("{}: a message could not be sent: {}", route.name(), Trouble.trace(e));
            return new Sent("", new NotTaken("internal_error", Scope.MESSAGE));
        } catch (Error e) {
            // nobody knows how far it came; without an outcome its place would never be free again
            log.error("{}: a message was cut off: {}", route.name(), Trouble.trace(e));
            return new Sent("", new NoAnswer("internal_error"));
        }
    }

    /** What a broken database says is no message's fault; a fault of ours is found by taking each alone. */
    private void failed(List<Entry> entries, RuntimeException failure) {
        log.warn("{}: messages cannot be marked now: {}", route.name(), Trouble.trace(failure));
        if (Trouble.of(failure) == Trouble.INFRASTRUCTURE) {
            entries.forEach(
                    entry -> backlog.again(entry, settings.properties.retryFrom(), settings.properties.retryAtMost()));
        } else if (entries.size() > 1) {
            entries.forEach(entry -> mark(List.of(entry)));
        } else {
            putAside(entries.getFirst(), failure);
        }
    }

    private void putAside(Entry entry, RuntimeException failure) {
        if (entry.faults() < TRIES_OF_A_FAULT) {
            backlog.again(entry, BETWEEN_TRIES);
            return;
        }
        try {
            settings.deadLetters.put(entry.record(), failure);
            backlog.finished(entry);
        } catch (RuntimeException e) {
            backlog.again(entry, settings.properties.retryFrom(), settings.properties.retryAtMost());
        }
    }

    private void told(Entry entry, @Nullable Throwable failure) {
        if (failure == null) {
            backlog.finished(entry);
        } else {
            // it is written, so next time there is nothing to do but to tell
            backlog.again(entry, settings.properties.retryFrom(), settings.properties.retryAtMost());
        }
    }

    private void write() {
        var together = new ArrayList<Done>();
        try {
            while (!closing || backlog.busy() > 0) {
                Done first = done.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    together.add(first);
                    gather(together);
                    write(List.copyOf(together));
                    together.clear();
                }
            }
        } catch (InterruptedException | InterruptException e) {
            log.warn("{}: {} outcomes are not written", route.name(), together.size() + done.size());
        }
    }

    /** Those that are answered in the next moment are written in the same transaction. */
    private void gather(List<Done> together) throws InterruptedException {
        done.drainTo(together, TOGETHER - 1);
        if (together.size() < backlog.busy()) {
            TimeUnit.MILLISECONDS.sleep(GATHER.toMillis());
            done.drainTo(together, TOGETHER - together.size());
        }
    }

    /** What a provider answered is known only here until it is written: a database that is away is waited for. */
    private void write(List<Done> together) throws InterruptedException {
        List<Outcome> outcomes = together.stream().map(this::outcome).toList();
        while (true) {
            try {
                var told = ledger.record(route, outcomes);
                // not in the producer's own thread, which must not wait for what it sends next
                told.whenCompleteAsync(
                        (nothing, failure) -> {
                            for (int i = 0; i < outcomes.size(); i++) {
                                next(together.get(i).ours(), outcomes.get(i), failure);
                            }
                        },
                        Thread::startVirtualThread);
                return;
            } catch (RuntimeException e) {
                log.warn("{}: outcomes cannot be written now: {}", route.name(), Trouble.trace(e));
                if (Trouble.of(e) != Trouble.INFRASTRUCTURE) {
                    writeAlone(together);
                    return;
                }
                Thread.sleep(BETWEEN_TRIES.toMillis());
            }
        }
    }

    private void writeAlone(List<Done> together) throws InterruptedException {
        if (together.size() > 1) {
            for (Done each : together) {
                write(List.of(each));
            }
        } else {
            // its mark stays without outcome, and so it is in doubt
            backlog.again(together.getFirst().ours().entry(), settings.properties.inDoubtAfter());
        }
    }

    private Outcome outcome(Done each) {
        return new Outcome(
                each.ours().entry().message(),
                each.sent().provider(),
                each.sent().result(),
                givenUp(each.sent().result(), each.ours().refusals()));
    }

    private void next(Ours ours, Outcome outcome, @Nullable Throwable failure) {
        Entry entry = ours.entry();
        switch (outcome.result()) {
            case NoAnswer ignored -> backlog.again(entry, settings.properties.inDoubtAfter());
            case NotTaken(String reason, Scope scope)
            when !outcome.givenUp() -> {
                if (scope == Scope.MESSAGE) {
                    // it waits elsewhere, and the partition goes on
                    settings.later
                            .postpone(entry.record(), route.lane(), ours.refusals())
                            .whenComplete((told, failed) -> told(entry, failed));
                } else {
                    backlog.again(entry, settings.properties.retryFrom(), settings.properties.retryAtMost());
                }
            }
            default -> told(entry, failure);
        }
    }

    /** A message that is refused by itself, again and again, must not hold up others for ever. */
    private boolean givenUp(SubmitResult result, int refusals) {
        return result instanceof NotTaken(String reason, Scope scope)
                && scope == Scope.MESSAGE
                && refusals + 1 >= settings.properties.refusals();
    }
}
