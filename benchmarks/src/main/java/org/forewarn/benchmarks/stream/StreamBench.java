package org.forewarn.benchmarks.stream;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.HdrHistogram.Histogram;
import org.forewarn.benchmarks.subject.ProcessFigures;
import org.forewarn.local.Service;
import org.forewarn.local.ServiceAlone;
import org.forewarn.schemas.event.ReportEvent;
import org.forewarn.schemas.sealing.Sealer;

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

    private static final double WANTED_PER_SECOND = 1_000;
    private static final double WANTED_P99_MILLIS = 500;

    private final PrintStream out;
    private final List<Cost> costs = new ArrayList<>();

    /**
     * @param seed of the reports
     * @param sizes how many reports are indexed at the points of measurement, ascending
     * @param perSecond the even load at each of them
     * @param during of the even load
     * @param serviceJvm options of matching's JVM
     * @param properties of matching
     */
    public record Plan(
            long seed,
            List<Integer> sizes,
            int perSecond,
            Duration during,
            List<String> serviceJvm,
            Map<String, String> properties) {}

    private record Cost(long reports, double perSecond, double serviceMicros, double brokerMicros) {

        double micros() {
            return serviceMicros + brokerMicros;
        }
    }

    public StreamBench(PrintStream out) {
        this.out = out;
    }

    /**
     * One run, from an empty index to the last size.
     *
     * @param reports enough of them, with their narratives sealed
     * @return whether all that is wanted was reached at the last size
     */
    public boolean run(Plan plan, Function<Sealer, Iterator<ReportEvent>> reports) {
        say(
                "seed %d (--seed %d sends the same reports); %d processors for service, broker and load; service JVM %s %s",
                plan.seed(),
                plan.seed(),
                Runtime.getRuntime().availableProcessors(),
                String.join(" ", plan.serviceJvm()),
                plan.properties());
        var options = new ServiceAlone.Options(List.of("-Xmx512m"), plan.serviceJvm(), plan.properties());
        try (var matching = ServiceAlone.start(Service.MATCHING, options);
                var feed = new ReportFeed(matching, reports.apply(new Sealer(matching.keyset())));
                var lag = new StreamLag(matching)) {
            say(
                    "%-12s %12s %14s %14s %10s %10s %10s %10s",
                    "reports", "reports/s", "service µs", "broker µs", "p50 ms", "p99 ms", "p99.9 ms", "max ms");
            long indexed = 0;
            double p99 = 0;
            for (int size : plan.sizes()) {
                Cost cost = null;
                while (indexed < size) {
                    long portion = Math.min(PORTION, size - indexed);
                    indexed += portion;
                    cost = pour(matching, feed, lag, portion, indexed);
                    progress(cost);
                }
                if (cost != null) {
                    costs.add(cost);
                    p99 = even(matching, feed, plan, cost);
                    indexed += plan.perSecond() * plan.during().toSeconds();
                }
            }
            state(matching, indexed);
            restore(matching, lag);
            return verdict(p99);
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

    /** A long run is watched: each portion on a line of its own. */
    private void progress(Cost cost) {
        say(
                "  %,d: %.0f reports/s, CPU of service %.0f µs and of broker %.0f µs a report",
                cost.reports(), cost.perSecond(), cost.serviceMicros(), cost.brokerMicros());
    }

    /** The latency that one report in a hundred exceeds, in milliseconds. */
    private double even(ServiceAlone matching, ReportFeed feed, Plan plan, Cost cost) {
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
            return latencies.getValueAtPercentile(99) / MILLIS;
        }
    }

    private boolean verdict(double p99) {
        Cost first = costs.getFirst();
        Cost last = costs.getLast();
        double grew = last.micros() / first.micros();
        double logarithm = Math.log(last.reports()) / Math.log(first.reports());
        return is(
                        last.perSecond() >= WANTED_PER_SECOND,
                        "%.0f reports/s with %,d indexed, wanted >= %.0f",
                        last.perSecond(),
                        last.reports(),
                        WANTED_PER_SECOND)
                & is(
                        p99 < WANTED_P99_MILLIS,
                        "p99 %.0f ms from reports to cases, wanted < %.0f",
                        p99,
                        WANTED_P99_MILLIS)
                & is(
                        grew <= logarithm,
                        "CPU a report at %,d beside %,d grew %.2f times, wanted at most as the logarithm, %.2f",
                        last.reports(),
                        first.reports(),
                        grew,
                        logarithm);
    }

    private boolean is(boolean reached, String format, Object... values) {
        say((reached ? "reached      " : "NOT reached  ") + format, values);
        return reached;
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
