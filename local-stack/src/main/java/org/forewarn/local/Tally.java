package org.forewarn.local;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** Counts what arrives, and how much of it in which hundredth of a second, for an hour; keeps no texts. */
public final class Tally {

    private static final long SLOT_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final int SLOTS_OF_SECOND = 100;
    private static final int SLOTS = 3_600 * SLOTS_OF_SECOND;

    private final long began = System.nanoTime();
    private final LongAdder messages = new LongAdder();
    private final LongAdder segments = new LongAdder();
    private final AtomicLong firstNanos = new AtomicLong(Long.MAX_VALUE);
    private final AtomicLong lastNanos = new AtomicLong(Long.MIN_VALUE);
    private final AtomicIntegerArray slots = new AtomicIntegerArray(SLOTS);
    private final Map<UUID, Integer> times = new ConcurrentHashMap<>();
    private volatile Consumer<String> listener = reference -> {};

    Tally() {}

    /** Calls the listener with the sender's name of each message from now on, in the thread that answers the sender. */
    public void onArrival(Consumer<String> told) {
        listener = told;
    }

    void add(int ofSegments, String reference) {
        long now = System.nanoTime();
        messages.increment();
        segments.add(ofSegments);
        firstNanos.accumulateAndGet(now, Math::min);
        lastNanos.accumulateAndGet(now, Math::max);
        slots.addAndGet((int) Math.min(SLOTS - 1, (now - began) / SLOT_NANOS), ofSegments);
        if (!reference.isEmpty()) {
            times.merge(UUID.fromString(reference), 1, Integer::sum);
            listener.accept(reference);
        }
    }

    public long messages() {
        return messages.sum();
    }

    public long segments() {
        return segments.sum();
    }

    /** How many different messages, by the sender's own names for them. */
    public int distinct() {
        return times.size();
    }

    /** How many arrived that had arrived before. */
    public long repeats() {
        return times.values().stream().mapToLong(each -> each - 1).sum();
    }

    /** When the first arrived, as {@link System#nanoTime()}; a great number while none did. */
    public long firstNanos() {
        return firstNanos.get();
    }

    /** When the last arrived. */
    public long lastNanos() {
        return lastNanos.get();
    }

    /** Segments in the fullest second, wherever it begins. */
    public int worstSecond() {
        int worst = 0;
        int sum = 0;
        for (int i = 0; i < SLOTS; i++) {
            sum += slots.get(i);
            if (i >= SLOTS_OF_SECOND) {
                sum -= slots.get(i - SLOTS_OF_SECOND);
            }
            worst = Math.max(worst, sum);
        }
        return worst;
    }

    /** Segments that arrived from one time to another, as {@link System#nanoTime()}, to the hundredth of a second. */
    public long between(long fromNanos, long toNanos) {
        long sum = 0;
        long to = Math.min(SLOTS, (toNanos - began) / SLOT_NANOS);
        for (long i = Math.max(0, (fromNanos - began) / SLOT_NANOS); i < to; i++) {
            sum += slots.get((int) i);
        }
        return sum;
    }
}
