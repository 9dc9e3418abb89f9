package org.forewarn.benchmarks.desk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Pages asked for on an open loop: each is due at a fixed moment, whether or not those before it were answered, and its
 * latency runs from that moment to the whole answer.
 */
final class PageLoad {

    private static final long MAX_NANOS = Duration.ofMinutes(1).toNanos();
    private static final int DIGITS = 3;

    /** A page and how it is asked for. */
    interface Visit {
        void make();
    }

    private record Due(Visit visit, Histogram latencies) {}

    private final Map<String, Histogram> latencies = new LinkedHashMap<>();
    private final List<Due> plan = new ArrayList<>();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicReference<String> first = new AtomicReference<>("");

    /** Every page so often, in an order that the seed decides. */
    PageLoad(Map<String, Visit> pages, int visits, long seed) {
        pages.forEach((page, visit) -> {
            var histogram = new Histogram(MAX_NANOS, DIGITS);
            latencies.put(page, histogram);
            plan.addAll(Collections.nCopies(visits, new Due(visit, histogram)));
        });
        Collections.shuffle(plan, new Random(seed));
    }

    /** The latencies of each page, in nanoseconds. */
    Map<String, Histogram> run(int perSecond) {
        try (var reviewers = Executors.newVirtualThreadPerTaskExecutor()) {
            long start = System.nanoTime();
            for (int i = 0; i < plan.size(); i++) {
                Due each = plan.get(i);
                long due = start + i * 1_000_000_000L / perSecond;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                reviewers.execute(() -> visit(each, due));
            }
        }
        return latencies;
    }

    /** How many were not answered as they should be, and what was said of the first. */
    Failures failures() {
        return new Failures(failed.get(), String.valueOf(first.get()));
    }

    record Failures(int count, String first) {}

    private void visit(Due each, long due) {
        try {
            each.visit().make();
        } catch (RuntimeException e) {
            failed.incrementAndGet();
            first.compareAndSet("", String.valueOf(e.getMessage()));
        }
        long latency = System.nanoTime() - due;
        synchronized (each.latencies()) {
            each.latencies().recordValue(Math.min(latency, MAX_NANOS));
        }
    }
}
