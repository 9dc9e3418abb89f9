package org.forewarn.alert.delivery.health;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.StateTransition;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The health of one provider. A breaker leaves it when its answers fail or come slowly, or when its receipts stop; later a
 * few messages try whether it is back, and then its weight returns in steps, more slowly each time it did not last. One
 * that was left for its silence is tried by receipts: an answer alone does not bring it back.
 */
public final class ProviderHealth {

    /** What a breaker says of a call that failed; nobody looks at it. */
    private static final Exception FAILED = new Exception("failed", null, false, false) {};

    /** Left again within this time after it came back, it did not last. */
    private static final Duration LASTED_AFTER = Duration.ofMinutes(10);

    /** Steps are not stretched more than 2 to this times. */
    private static final int MOST_RELAPSES = 4;

    /** Receipts that come before the answer to their message: as many as are remembered for the probes. */
    private static final int EARLY = 1_000;

    /** A probe's receipt may take so many usual delays. */
    private static final int DELAYS_OF_PROBE = 4;

    /** Why a provider is left. */
    public enum Cause {
        ERRORS,
        SLOW,
        SILENT
    }

    private final HealthSettings settings;
    private final Clock clock;
    private final CircuitBreaker breaker;
    private final ReceiptPulse pulse;
    private final boolean givesReceipts;
    private final Set<Ticket> underWay = new HashSet<>();
    private final Map<String, Ticket> awaitingReceipt = new LinkedHashMap<>();
    private final Map<String, Boolean> early = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > EARLY;
        }
    };
    private @Nullable Cause cause;
    private int step;
    private long nextStepMillis;
    private long backAtMillis;
    private int relapses;
    private int silences;

    /** @param givesReceipts whether its silence means anything */
    public ProviderHealth(String provider, HealthSettings settings, boolean givesReceipts, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.givesReceipts = givesReceipts;
        this.pulse = new ReceiptPulse(settings);
        this.step = settings.steps().size();
        this.backAtMillis = clock.millis() - LASTED_AFTER.toMillis();
        this.breaker = CircuitBreaker.of(
                provider,
                CircuitBreakerConfig.custom()
                        .slidingWindow(settings.calls(), settings.leastCalls(), SlidingWindowType.COUNT_BASED)
                        .failureRateThreshold(settings.badPercent())
                        .slowCallRateThreshold(settings.badPercent())
                        .slowCallDurationThreshold(settings.slowAfter())
                        .permittedNumberOfCallsInHalfOpenState(settings.probes())
                        .waitIntervalFunctionInOpenState(
                                IntervalFunction.ofExponentialBackoff(settings.openFrom(), 2, settings.openAtMost()))
                        .clock(clock)
                        .currentTimestampFunction(Clock::millis, TimeUnit.MILLISECONDS)
                        .writableStackTraceEnabled(false)
                        .build());
        breaker.getEventPublisher()
                .onFailureRateExceeded(event -> left(Cause.ERRORS))
                .onSlowCallRateExceeded(event -> left(Cause.SLOW))
                .onStateTransition(event -> moved(event.getStateTransition()));
    }

    /** Leave to hand over one message, to be answered exactly once. */
    public final class Ticket {
        private final long sinceMillis = clock.millis();
        private final boolean byReceipt;
        private boolean told;

        private Ticket(boolean byReceipt) {
            this.byReceipt = byReceipt;
        }

        /** The provider took the message. */
        public void accepted(String messageId) {
            synchronized (ProviderHealth.this) {
                long now = clock.millis();
                if (givesReceipts) {
                    pulse.submitted(messageId, now);
                }
                underWay.remove(this);
                if (told) {
                    return;
                }
                if (byReceipt && early.remove(messageId) == null) {
                    awaitingReceipt.put(messageId, this);
                } else {
                    good(now);
                }
            }
        }

        /** The provider answered, and what it said is about the message alone. */
        public void answered() {
            synchronized (ProviderHealth.this) {
                underWay.remove(this);
                if (!told && byReceipt) {
                    told = true;
                    breaker.releasePermission();
                } else if (!told) {
                    good(clock.millis());
                }
            }
        }

        /** It could not, or did not answer. */
        public void failed() {
            synchronized (ProviderHealth.this) {
                underWay.remove(this);
                bad();
            }
        }

        /** Nothing was learnt: it was not asked in the end, or only asked to slow down. */
        public void unused() {
            synchronized (ProviderHealth.this) {
                underWay.remove(this);
                if (!told) {
                    told = true;
                    breaker.releasePermission();
                }
            }
        }

        private void good(long now) {
            told = true;
            breaker.onSuccess(now - sinceMillis, TimeUnit.MILLISECONDS);
        }

        private void bad() {
            if (!told) {
                told = true;
                breaker.onError(clock.millis() - sinceMillis, TimeUnit.MILLISECONDS, FAILED);
            }
        }

        /** It is still awaited, and counts as slow already. */
        private void slow() {
            if (!told && !byReceipt) {
                told = true;
                breaker.onSuccess(settings.slowAfter().toMillis() + 1, TimeUnit.MILLISECONDS);
            } else {
                bad();
            }
        }
    }

    /** May a message be handed over? In the time after it was left, a few may, to try it. */
    public synchronized Optional<Ticket> ask() {
        if (!breaker.tryAcquirePermission()) {
            return Optional.empty();
        }
        var ticket = new Ticket(cause == Cause.SILENT);
        underWay.add(ticket);
        return Optional.of(ticket);
    }

    /** A receipt of its came. */
    public synchronized void receipt(String messageId) {
        pulse.received(messageId, clock.millis());
        Ticket probe = awaitingReceipt.remove(messageId);
        if (probe != null && !probe.told) {
            probe.told = true;
            breaker.onSuccess(0, TimeUnit.MILLISECONDS);
        } else if (cause == Cause.SILENT) {
            early.put(messageId, true);
        }
    }

    /** Its connection is there again: it need not wait to be tried. */
    public synchronized void back() {
        if (breaker.getState() == CircuitBreaker.State.OPEN && cause != Cause.SILENT) {
            breaker.transitionToHalfOpenState();
        }
    }

    /** Looks at what time alone shows; to be called a few times a second. */
    public synchronized void tick() {
        long now = clock.millis();
        for (Ticket ticket : Set.copyOf(underWay)) {
            if (now - ticket.sinceMillis > settings.slowAfter().toMillis()) {
                underWay.remove(ticket);
                ticket.slow();
            }
        }
        Duration usual = pulse.usualDelay();
        long patience = usual == null
                ? settings.receiptWithin().toMillis()
                : Math.max(settings.silentAfter().toMillis(), DELAYS_OF_PROBE * usual.toMillis());
        for (Map.Entry<String, Ticket> probe : Map.copyOf(awaitingReceipt).entrySet()) {
            if (now - probe.getValue().sinceMillis > patience) {
                awaitingReceipt.remove(probe.getKey());
                probe.getValue().bad();
            }
        }
        if (breaker.getState() == CircuitBreaker.State.OPEN && breaker.tryAcquirePermission()) {
            // its time is over: the breaker notices when it is asked
            breaker.releasePermission();
        }
        if (breaker.getState() == CircuitBreaker.State.CLOSED) {
            if (givesReceipts && pulse.silent(now)) {
                left(Cause.SILENT);
                breaker.transitionToOpenStateFor(silence());
            } else if (step < settings.steps().size() && now >= nextStepMillis) {
                step++;
                nextStepMillis = now + stepMillis();
            }
        }
    }

    private Duration silence() {
        Duration wait = settings.openFrom().multipliedBy(1L << Math.min(silences, 16));
        silences++;
        return wait.compareTo(settings.openAtMost()) < 0 ? wait : settings.openAtMost();
    }

    private void left(Cause why) {
        // a probe that brought no receipt failed: what it was left for stays the cause
        if (cause != Cause.SILENT || breaker.getState() == CircuitBreaker.State.CLOSED) {
            cause = why;
        }
    }

    private void moved(StateTransition transition) {
        long now = clock.millis();
        switch (transition.getToState()) {
            case OPEN, FORCED_OPEN -> {
                pulse.forgetDue();
                early.clear();
                awaitingReceipt.clear();
                if (transition.getFromState() == CircuitBreaker.State.CLOSED) {
                    relapses = now - backAtMillis < LASTED_AFTER.toMillis() ? Math.min(relapses + 1, MOST_RELAPSES) : 0;
                }
            }
            case CLOSED -> {
                cause = null;
                silences = 0;
                step = 0;
                backAtMillis = now;
                nextStepMillis = now + stepMillis();
            }
            case HALF_OPEN, DISABLED, METRICS_ONLY -> {}
        }
    }

    private long stepMillis() {
        return settings.stepEvery().toMillis() << relapses;
    }

    /** What part of its weight it has now: 0 while it is left or tried, less than 1 while it comes back. */
    public synchronized double share() {
        if (breaker.getState() != CircuitBreaker.State.CLOSED) {
            return 0;
        }
        return step < settings.steps().size() ? settings.steps().get(step) : 1;
    }

    /** Whether a message may try it now; {@link #ask} says so for good. */
    public synchronized boolean onTrial() {
        return switch (breaker.getState()) {
            case HALF_OPEN -> true;
            case OPEN, FORCED_OPEN, CLOSED, DISABLED, METRICS_ONLY -> false;
        };
    }

    /** Whether it is left. One whose time is over counts as left until a message tries it. */
    public synchronized boolean open() {
        return breaker.getState() == CircuitBreaker.State.OPEN;
    }

    /** Why it is left; null: it is not. */
    public synchronized @Nullable Cause cause() {
        return share() > 0 ? null : cause;
    }
}
