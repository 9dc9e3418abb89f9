package org.forewarn.benchmarks.stream;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.forewarn.benchmarks.subject.ProcessFigures;
import org.forewarn.local.Service;
import org.forewarn.local.ServiceAlone;
import org.forewarn.schemas.event.ReportEvent;

/**
 * The stream from {@code reports} to {@code cases} on a real broker, exactly-once: what a report costs while the index
 * grows, how long it takes from one topic to the other, what it leaves on disk, and how long a machine that lost its disk
 * takes to come back.
 */
public final class StreamBench {

    private static final Duration CATCHES_UP_WITHIN = Duration.ofHours(2);
    private static final Duration LOOKS_EVERY = Duration.ofMillis(5);
    private static final Duration SHOWN_WITHIN = Duration.ofSeconds(30);
    private static final double MICROS = 1_000.0;
    private static final double MILLIS = 1_000_000.0;

    /** What is poured at once; the stream then has this many to do, and is waited for. */
    private static final int PORTION = 10_000;

    private final PrintStream out;
    private final List<Cost> costs = new ArrayList<>();

    /**
     * @param sizes how many reports are indexed at the points of measurement, ascending
     * @param perSecond the even load at each of them
     * @param during of the even load
     * @param serviceJvm options of matching's JVM
     * @param properties of matching
     */
    public record Plan(
            List<Integer> sizes,
            int perSecond,
            Duration during,
            List<String> serviceJvm,
            Map<String, String> properties) {}

    private record Cost(long reports, double perSecond, double serviceMicros, double brokerMicros) {}

    public StreamBench(PrintStream out) {
        this.out = out;
    }

    /** @param reports without end */
    public boolean run(Plan plan, Iterator<ReportEvent> reports) {
        var options = new ServiceAlone.Options(List.of("-Xmx512m"), plan.serviceJvm(), plan.properties());
        try (var matching = ServiceAlone.start(Service.MATCHING, options);
                var feed = new ReportFeed(matching, reports);
                var lag = new StreamLag(matching)) {
            say(
                    "%-12s %12s %14s %14s %10s %10s %10s %10s",
                    "reports", "reports/s", "service µs", "broker µs", "p50 ms", "p99 ms", "p99.9 ms", "max ms");
            long indexed = 0;
            for (int size : plan.sizes()) {
                Cost cost = null;
                while (indexed < size) {
                    long portion = Math.min(PORTION, size - indexed);
                    indexed += portion;
                    cost = pour(matching, feed, lag, portion, indexed);
                }
                if (cost != null) {
                    costs.add(cost);
                    indexed += even(matching, feed, plan, cost);
                }
            }
            growth();
            state(matching, indexed);
            restore(matching, lag);
            return true;
        }
    }

    private Cost pour(ServiceAlone matching, ReportFeed feed, StreamLag lag, long count, long indexed) {
        var service = ProcessFigures.of(matching.servicePid());
        var broker = ProcessFigures.of(matching.brokerPid());
        long start = System.nanoTime();
        feed.pour(count);
        lag.await(0, CATCHES_UP_WITHIN);
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Cost(
                indexed,
                count / seconds,
                micros(ProcessFigures.of(matching.servicePid()).cpu().minus(service.cpu()), count),
                micros(ProcessFigures.of(matching.brokerPid()).cpu().minus(broker.cpu()), count));
    }

    private static double micros(Duration cpu, long count) {
        return cpu.toNanos() / MICROS / count;
    }

    private long even(ServiceAlone matching, ReportFeed feed, Plan plan, Cost cost) {
        try (var watch = new CaseWatch(matching)) {
            feed.pour(plan.perSecond(), plan.during(), watch::await);
            long until = System.nanoTime() + SHOWN_WITHIN.toNanos();
            while (watch.missing() > 0 && System.nanoTime() < until) {
                LockSupport.parkNanos(LOOKS_EVERY.toNanos());
            }
            int missing = watch.missing();
            Histogram latencies = watch.latencies();
            say(
                    "%-12d %12.0f %14.0f %14.0f %10.1f %10.1f %10.1f %10.1f%s",
                    cost.reports(),
                    cost.perSecond(),
                    cost.serviceMicros(),
                    cost.brokerMicros(),
                    latencies.getValueAtPercentile(50) / MILLIS,
                    latencies.getValueAtPercentile(99) / MILLIS,
                    latencies.getValueAtPercentile(99.9) / MILLIS,
                    latencies.getMaxValue() / MILLIS,
                    missing == 0 ? "" : "  %d not shown (withdrawn, in escrow)".formatted(missing));
            return plan.perSecond() * plan.during().toSeconds();
        }
    }

    /** Against the logarithm of the size: a ratio of 1 or less grows no faster. */
    private void growth() {
        Cost first = costs.getFirst();
        for (Cost cost : costs) {
            double grew = (cost.serviceMicros() + cost.brokerMicros()) / (first.serviceMicros() + first.brokerMicros());
            double logarithm = Math.log(cost.reports()) / Math.log(first.reports());
            say(
                    "cost at %,d beside %,d: %.2f; the logarithm grows %.2f",
                    cost.reports(), first.reports(), grew, logarithm);
        }
    }

    private void state(ServiceAlone matching, long indexed) {
        long bytes = matching.stateBytes();
        var figures = ProcessFigures.of(matching.servicePid());
        say(
                "state %,d MB, %,d bytes a report; resident %,d MB, at most %,d MB",
                bytes >> 20, bytes / indexed, figures.residentBytes() >> 20, figures.peakBytes() >> 20);
    }

    private void restore(ServiceAlone matching, StreamLag lag) {
        matching.killService();
        matching.loseState();
        long start = System.nanoTime();
        matching.startService();
        lag.await(0, CATCHES_UP_WITHIN);
        say("restored from the broker after a kill and a lost disk in %.1f s", (System.nanoTime() - start) / 1e9);
    }

    private void say(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
