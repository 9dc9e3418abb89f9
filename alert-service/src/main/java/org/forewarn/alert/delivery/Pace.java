package org.forewarn.alert.delivery;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TokensInheritanceStrategy;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * How fast a provider's sender goes: a bucket of segments that fills evenly. A lane takes before those after it. Each
 * replica has the part of the rate that its partitions are of all, so that together they never exceed it. A provider that
 * asks to slow down is believed: the rate is halved, and grows again.
 *
 * <p>Segments are taken one by one at the last moment before a message goes, so that nothing that happens between two
 * messages makes them bunch up.
 */
final class Pace {

    /**
     * The bucket fills a little more slowly than agreed, and holds a hundredth of a second's worth: with both, no second
     * sees more than 1.01 of the rate although threads are woken late and segments then go one after the other.
     */
    private static final double OF_THE_RATE = 0.985;

    private static final double SECONDS_HELD = 0.01;

    /** A lane that waits for another looks again after this. */
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /** Somebody who waits long looks now and then whether it is still wanted. */
    private static final long AT_MOST_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /** Answers of one moment say one thing: the rate is halved once. */
    private static final long BETWEEN_HALVINGS_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private static final double LEAST_FACTOR = 1.0 / 64;
    private static final double GROWTH_PER_SECOND = 1.1;

    /** A sender without a rate of its own is free again when it has gone unhindered up to this many times what it was slowed to. */
    private static final double FREE_AGAIN = 8;

    private final int agreed;
    private final TimeMeter time;
    private final Bucket bucket;
    private final ReentrantLock[] turns = new ReentrantLock[Lane.values().length];
    private final AtomicIntegerArray waiting = new AtomicIntegerArray(Lane.values().length);
    private final LongAdder taken = new LongAdder();
    private double part = 1;
    private double factor = 1;
    /** What a sender without a rate was slowed to, segments a second; 0: it is not. */
    private double slowedTo;

    private double slowedFrom;
    private long halvedAt;
    private long grownAt;
    private long measuredAt;
    private long measuredTaken;
    private double measured;
    private volatile boolean limited;

    /** @param agreed segments a second; 0: no limit */
    Pace(int agreed, TimeMeter time) {
        this.agreed = agreed;
        this.time = time;
        this.limited = agreed > 0;
        this.halvedAt = time.currentTimeNanos() - BETWEEN_HALVINGS_NANOS;
        this.grownAt = time.currentTimeNanos();
        this.measuredAt = time.currentTimeNanos();
        for (int i = 0; i < turns.length; i++) {
            turns[i] = new ReentrantLock(true);
        }
        double rate = Math.max(1, rate());
        this.bucket = Bucket.builder()
                .addLimit(limit -> limit.capacity(capacity(rate))
                        .refillGreedy(perHour(rate), Duration.ofHours(1))
                        .initialTokens(0))
                .withCustomTimePrecision(time)
                .build();
    }

    private static long capacity(double rate) {
        return Math.max(1, (long) (rate * SECONDS_HELD));
    }

    private static long perHour(double rate) {
        return Math.max(1, Math.round(rate * TimeUnit.HOURS.toSeconds(1)));
    }

    /** Segments a second now; meaningless while there is no limit. */
    private double rate() {
        return agreed > 0 ? agreed * part * factor * OF_THE_RATE : slowedTo;
    }

    /** Segments a second that this replica may send now; infinity: no limit. */
    synchronized double limit() {
        return limited ? rate() : Double.POSITIVE_INFINITY;
    }

    /** @param held this replica's part of all partitions: 0.5 when it holds half of them */
    synchronized void part(double held) {
        if (held != part) {
            part = held;
            adjust();
        }
    }

    /** The provider asked to slow down. */
    synchronized void throttled() {
        long now = time.currentTimeNanos();
        measure(now);
        if (now - halvedAt < BETWEEN_HALVINGS_NANOS) {
            return;
        }
        halvedAt = now;
        grownAt = now;
        if (agreed > 0) {
            factor = Math.max(LEAST_FACTOR, factor / 2);
        } else if (slowedTo > 0) {
            slowedTo = Math.max(1, slowedTo / 2);
            slowedFrom = slowedTo;
        } else {
            slowedTo = Math.max(1, measured / 2);
            slowedFrom = slowedTo;
            limited = true;
        }
        adjust();
    }

    /** Grows again; to be called a few times a second. */
    synchronized void tick() {
        long now = time.currentTimeNanos();
        measure(now);
        double seconds = (now - grownAt) / (double) TimeUnit.SECONDS.toNanos(1);
        if (seconds < 1 || (factor == 1 && slowedTo == 0)) {
            return;
        }
        grownAt = now;
        double growth = Math.pow(GROWTH_PER_SECOND, seconds);
        if (agreed > 0) {
            factor = Math.min(1, factor * growth);
        } else {
            slowedTo *= growth;
            if (slowedTo > FREE_AGAIN * slowedFrom) {
                slowedTo = 0;
                limited = false;
                return;
            }
        }
        adjust();
    }

    /** What went in about the last second. */
    private void measure(long now) {
        long nanos = now - measuredAt;
        if (nanos >= TimeUnit.SECONDS.toNanos(1)) {
            long sum = taken.sum();
            measured = (sum - measuredTaken) / (nanos / (double) TimeUnit.SECONDS.toNanos(1));
            measuredTaken = sum;
            measuredAt = now;
        }
    }

    private void adjust() {
        if (!limited) {
            return;
        }
        double rate = Math.max(LEAST_FACTOR, rate());
        bucket.replaceConfiguration(
                BucketConfiguration.builder()
                        .addLimit(limit ->
                                limit.capacity(capacity(rate)).refillGreedy(perHour(rate), Duration.ofHours(1)))
                        .build(),
                TokensInheritanceStrategy.AS_IS);
    }

    /**
     * Waits for a message's segments.
     *
     * @param wanted asked while it waits
     * @return false: it was not wanted any more
     */
    boolean take(Lane lane, int segments, BooleanSupplier wanted) throws InterruptedException {
        taken.add(segments);
        if (!limited) {
            return true;
        }
        int rank = lane.ordinal();
        waiting.incrementAndGet(rank);
        try {
            turns[rank].lockInterruptibly();
            try {
                for (int i = 0; i < segments; i++) {
                    if (!takeOne(rank, wanted)) {
                        return false;
                    }
                }
                return true;
            } finally {
                turns[rank].unlock();
            }
        } finally {
            waiting.decrementAndGet(rank);
        }
    }

    private boolean takeOne(int rank, BooleanSupplier wanted) throws InterruptedException {
        while (limited) {
            if (!wanted.getAsBoolean()) {
                return false;
            }
            long wait = LOOK_NANOS;
            if (!somebodyBefore(rank)) {
                ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
                if (probe.isConsumed()) {
                    return true;
                }
                wait = Math.min(AT_MOST_NANOS, probe.getNanosToWaitForRefill());
            }
            LockSupport.parkNanos(wait);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        return true;
    }

    private boolean somebodyBefore(int rank) {
        for (int before = 0; before < rank; before++) {
            if (waiting.get(before) > 0) {
                return true;
            }
        }
        return false;
    }
}
