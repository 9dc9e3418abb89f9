package org.forewarn.benchmarks.desk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
        var visits = new ArrayList<Future<?>>(plan.size());
        try (var reviewers = Executors.newVirtualThreadPerTaskExecutor()) {
            long start = System.nanoTime();
            for (int i = 0; i < plan.size(); i++) {
                Due each = plan.get(i);
                long due = start + i * 1_000_000_000L / perSecond;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                visits.add(reviewers.submit(() -> visit(each, due)));
            }
        }
        visits.forEach(PageLoad::seeFailure);
        return latencies;
    }

    private static void visit(Due each, long due) {
        each.visit().make();
        long latency = System.nanoTime() - due;
        synchronized (each.latencies()) {
            each.latencies().recordValue(Math.min(latency, MAX_NANOS));
        }
    }

    /** A page that was not answered, or with another status than it should be, fails the run. */
    private static void seeFailure(Future<?> visit) {
        try {
            visit.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A page was not answered as it should be", e.getCause());
        }
    }
}
