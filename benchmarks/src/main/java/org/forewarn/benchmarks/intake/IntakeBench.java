package org.forewarn.benchmarks.intake;

import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.forewarn.benchmarks.intake.PublishedRecords.Published;
import org.forewarn.benchmarks.load.LoadGenerator;
import org.forewarn.benchmarks.load.Measured;
import org.forewarn.benchmarks.load.Schedule;
import org.forewarn.benchmarks.reports.ReportRequests;
import org.forewarn.benchmarks.reports.ReportTemplates;
import org.forewarn.benchmarks.subject.Charity;
import org.forewarn.benchmarks.subject.ProcessFigures;
import org.forewarn.local.Service;
import org.forewarn.local.ServiceAlone;
import org.forewarn.local.ServiceAlone.Options;

/**
 * Reports through intake, one by one and in batches, and then the records that came of them through Kafka's own producer
 * performance tool, on the same broker in the same run.
 */
public final class IntakeBench {

    /** What issue 3 asks for, on two processors shared with broker and load. */
    private static final double BATCH_RATIO_WANTED = 0.35;

    private static final double SINGLES_WANTED = 5_000;
    private static final long RESIDENT_MB_WANTED = 512;

    /** Of the broker in docker-compose.yml. */
    private static final List<String> BROKER_JVM = List.of("-Xmx512m");

    private static final int SINGLE_CONNECTIONS = 64;
    private static final int BATCH_CONNECTIONS = 8;
    private static final int REPORTS_OF_BATCH = 100;

    /** Of the most that was answered in a closed loop. */
    private static final List<Double> STEPS = List.of(0.5, 0.7, 0.8, 0.9, 1.0, 1.1);

    private static final double STEP_OF_BATCHES = 0.8;

    /** A rate is kept up with when so much of it is achieved, and nearly all wait no longer than this. */
    private static final double ACHIEVED = 0.98;

    private static final double P99_MILLIS = 250;

    private static final int RATE_ROUNDED_TO = 100;
    private static final int RECORDS_READ = 50_000;
    private static final int PRODUCED_WARM_UP = 200_000;
    private static final int PRODUCED = 600_000;
    private static final long BYTES_OF_MB = 1L << 20;

    private final PrintStream out;
    private final ReportTemplates templates;

    public IntakeBench(PrintStream out, ReportTemplates templates) {
        this.out = out;
        this.templates = templates;
    }

    /**
     * How long it takes, and in what.
     *
     * @param warmUp of singles and again of batches, before anything is measured: the compilers are busy for so long
     * @param step each measurement
     */
    public record Plan(Duration warmUp, Duration step, List<String> serviceJvm, Map<String, String> properties) {}

    /** Runs it and prints the figures; whether all targets were reached. */
    public boolean run(Plan plan) {
        try (var intake =
                ServiceAlone.start(Service.INTAKE, new Options(BROKER_JVM, plan.serviceJvm(), plan.properties()))) {
            return new Run(intake, plan).toEnd();
        }
    }

    private final class Run {

        private final ServiceAlone intake;
        private final Plan plan;
        private final InetSocketAddress server;
        private final String key;
        private long nextReport;

        Run(ServiceAlone intake, Plan plan) {
            this.intake = intake;
            this.plan = plan;
            URI uri = URI.create(intake.url());
            this.server = new InetSocketAddress(uri.getHost(), uri.getPort());
            this.key = Charity.keyOf(intake, "bench-load");
        }

        boolean toEnd() {
            out.printf(
                    "%d processors for service, broker and load; service JVM %s%n",
                    Runtime.getRuntime().availableProcessors(), String.join(" ", plan.serviceJvm()));
            out.println(
                    "reports/s of accepted; latency in ms from when a request was due; CPU µs a report; others: processors"
                            + " that other programs took");
            double singles = singles();
            double batches = batches();
            ProcessFigures service = ProcessFigures.of(intake.servicePid());
            List<Published> records = PublishedRecords.read(intake.bootstrapServers(), RECORDS_READ);
            return tell(singles, batches, service, tool(records), bare(records));
        }

        /** The highest rate that was kept up with. */
        private double singles() {
            single("warm-up, closed loop", new Schedule.AsFastAsAnswered(Duration.ZERO, plan.warmUp()));
            Measured most = single(
                    "single, closed loop, %d connections".formatted(SINGLE_CONNECTIONS),
                    new Schedule.AsFastAsAnswered(Duration.ZERO, plan.step()));
            double kept = 0;
            for (double step : STEPS) {
                double rate = rounded(step * most.acceptedPerSecond());
                Measured measured = single("single, %.0f/s offered".formatted(rate), fixed(rate));
                if (keepsUp(measured, rate)) {
                    kept = Math.max(kept, measured.acceptedPerSecond());
                }
            }
            return kept;
        }

        /** The most of a closed loop. */
        private double batches() {
            batch("warm-up, batches", new Schedule.AsFastAsAnswered(Duration.ZERO, plan.warmUp()));
            Measured most = batch(
                    "batches of %d, closed loop, %d connections".formatted(REPORTS_OF_BATCH, BATCH_CONNECTIONS),
                    new Schedule.AsFastAsAnswered(Duration.ZERO, plan.step()));
            double rate = rounded(STEP_OF_BATCHES * most.acceptedPerSecond()) / REPORTS_OF_BATCH;
            batch(
                    "batches of %d, %.0f reports/s offered".formatted(REPORTS_OF_BATCH, rate * REPORTS_OF_BATCH),
                    fixed(rate));
            return most.acceptedPerSecond();
        }

        private Schedule fixed(double perSecond) {
            return new Schedule.Fixed(perSecond, plan.step().dividedBy(4), plan.step());
        }

        private Measured single(String what, Schedule schedule) {
            return measured(what, schedule, ReportRequests.single(templates, key, nextReport), SINGLE_CONNECTIONS);
        }

        private Measured batch(String what, Schedule schedule) {
            return measured(
                    what,
                    schedule,
                    ReportRequests.batch(templates, key, nextReport, REPORTS_OF_BATCH),
                    BATCH_CONNECTIONS);
        }

        private Measured measured(String what, Schedule schedule, ReportRequests requests, int connections) {
            Machine before = Machine.now(intake);
            Measured measured = new LoadGenerator(server, connections).run(schedule, requests);
            Machine after = Machine.now(intake);
            long reports = requests.next() - nextReport;
            nextReport = requests.next();
            ProcessFigures service = ProcessFigures.of(intake.servicePid());
            out.printf(
                    "%-44s %7.0f/s  p50 %.1f  p99 %.1f  p99.9 %.1f  max %.1f  refused %d  resident %d MB  "
                            + "CPU: service %.0f broker %.0f load %.0f  others %.1f%n",
                    what,
                    measured.acceptedPerSecond(),
                    measured.millisAt(50),
                    measured.millisAt(99),
                    measured.millisAt(99.9),
                    measured.millisAt(100),
                    measured.refusedReports(),
                    service.residentBytes() / BYTES_OF_MB,
                    micros(after.service().minus(before.service()), reports),
                    micros(after.broker().minus(before.broker()), reports),
                    micros(after.load().minus(before.load()), reports),
                    after.processorsTakenByOthersSince(before));
            return measured;
        }

        private Produced tool(List<Published> records) {
            Produced produced = ProducerTool.run(
                    intake.bootstrapServers(),
                    BenchTopic.created(intake.bootstrapServers(), "bench-tool"),
                    records,
                    PRODUCED_WARM_UP,
                    PRODUCED,
                    intake.folder().path());
            tell("Kafka's producer performance tool", produced);
            return produced;
        }

        private Produced bare(List<Published> records) {
            Produced produced = BareProducer.run(
                    intake.bootstrapServers(),
                    BenchTopic.created(intake.bootstrapServers(), "bench-bare"),
                    records,
                    PRODUCED_WARM_UP,
                    PRODUCED);
            tell("bare producer, same records and keys", produced);
            return produced;
        }

        private void tell(String what, Produced produced) {
            out.printf(
                    "%-44s %7.0f/s  p50 %.0f  p99 %.0f  p99.9 %.0f  max %.0f%n",
                    what,
                    produced.recordsPerSecond(),
                    produced.p50Millis(),
                    produced.p99Millis(),
                    produced.p999Millis(),
                    produced.maxMillis());
        }

        private boolean tell(double singles, double batches, ProcessFigures service, Produced tool, Produced bare) {
            long peak = service.peakBytes() / BYTES_OF_MB;
            out.printf(
                    "batches / tool   %.2f   (bare producer: %.2f)%n",
                    batches / tool.recordsPerSecond(), batches / bare.recordsPerSecond());
            out.printf(
                    "singles / tool   %.2f   (bare producer: %.2f)%n",
                    singles / tool.recordsPerSecond(), singles / bare.recordsPerSecond());
            out.printf(
                    "service CPU      %.2f s per 1,000 reports over the whole run%n",
                    service.cpu().toNanos() / 1e9 / (nextReport / 1_000.0));
            return reached(
                            "batches / tool",
                            batches / tool.recordsPerSecond() >= BATCH_RATIO_WANTED,
                            ">= " + BATCH_RATIO_WANTED)
                    & reached(
                            "singles kept up with, %.0f/s".formatted(singles),
                            singles >= SINGLES_WANTED,
                            ">= " + SINGLES_WANTED)
                    & reached(
                            "resident at most %d MB".formatted(peak),
                            peak <= RESIDENT_MB_WANTED,
                            "<= " + RESIDENT_MB_WANTED);
        }

        private boolean reached(String what, boolean reached, String wanted) {
            out.println((reached ? "reached      " : "NOT reached  ") + what + ", wanted " + wanted);
            return reached;
        }
    }

    private static boolean keepsUp(Measured measured, double rate) {
        return measured.acceptedPerSecond() >= ACHIEVED * rate && measured.millisAt(99) <= P99_MILLIS;
    }

    private static double rounded(double rate) {
        return Math.max(1, Math.round(rate / RATE_ROUNDED_TO)) * RATE_ROUNDED_TO;
    }

    private static double micros(Duration cpu, long reports) {
        return cpu.toNanos() / 1_000.0 / Math.max(1, reports);
    }
}
