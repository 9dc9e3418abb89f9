package org.forewarn.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Takes no more than so many segments in any second. */
final class Cap {

    private record Taken(long atNanos, int segments) {}

    private final int segmentsPerSecond;
    private final Deque<Taken> lastSecond = new ArrayDeque<>();
    private final LongAdder refused = new LongAdder();
    private int sum;

    Cap(int segmentsPerSecond) {
        this.segmentsPerSecond = segmentsPerSecond;
    }

    synchronized boolean take(int segments) {
        long now = System.nanoTime();
        while (!lastSecond.isEmpty() && now - lastSecond.peekFirst().atNanos() >= TimeUnit.SECONDS.toNanos(1)) {
            sum -= lastSecond.removeFirst().segments();
        }
        if (sum + segments > segmentsPerSecond) {
            refused.add(segments);
            return false;
        }
        lastSecond.addLast(new Taken(now, segments));
        sum += segments;
        return true;
    }

    long refused() {
        return refused.sum();
    }
}
