package org.forewarn.benchmarks.fuzz;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import org.forewarn.benchmarks.load.BlockingClient;
import org.forewarn.benchmarks.reports.ReportTemplates;
import org.forewarn.benchmarks.subject.Charity;
import org.forewarn.benchmarks.subject.ProcessFigures;
import org.forewarn.local.Service;
import org.forewarn.local.ServiceAlone;
import org.forewarn.local.ServiceAlone.Options;

/** Sends intake nonsense, a hundred thousand times, and holds every answer against {@link AnswerRules}. */
public final class FuzzBench {

    private static final int CLIENTS = 4;

    /** Intake answers within 8 s whatever state its broker is in; here it is up. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    /** Intake's limits on bodies: above them it may close the connection before it has read all. */
    private static final int LARGEST_BODY = 65_536;

    private static final int SHOWN_FAILURES = 20;
    private static final int STATUSES = 600;

    /** Classes are loaded and code is compiled by then; what is held later grows with what was sent. */
    private static final double SETTLED = 0.2;

    /** Of intake's memory between then and the end. The table of standing reports is allowed to grow. */
    private static final double MAX_GROWTH = 1.25;

    private static final long BYTES_OF_MB = 1L << 20;

    private final PrintStream out;
    private final ReportTemplates templates;

    public FuzzBench(PrintStream out, ReportTemplates templates) {
        this.out = out;
        this.templates = templates;
    }

    /**
     * One run.
     *
     * @param first the number of the first input; other than 0 to send again what failed
     * @param serviceJvm options of intake's JVM
     * @return whether every rule held
     */
    public boolean run(long seed, long first, int count, List<String> serviceJvm, Map<String, String> properties) {
        out.printf("%d inputs from number %d; seed %d (--seed %d sends the same)%n", count, first, seed, seed);
        try (var intake = ServiceAlone.start(Service.INTAKE, new Options(null, serviceJvm, properties))) {
            var run = new Run(intake, new Inputs(templates, seed), first, count);
            run.send();
            boolean held = run.tell(seed);
            if (!held) {
                intake.folder().keepLogs();
                out.println("logs stay in " + intake.folder().path().resolve("logs"));
            }
            return held;
        }
    }

    private final class Run {

        private final ServiceAlone intake;
        private final Inputs inputs;
        private final String key;
        private final InetSocketAddress server;
        private final long first;
        private final int count;
        private final AtomicLong next;
        private final AtomicInteger tooLargeUnanswered = new AtomicInteger();
        private final AtomicIntegerArray statuses = new AtomicIntegerArray(STATUSES);
        private final AtomicLong slowestMillis = new AtomicLong();
        private final AtomicLong settledBytes = new AtomicLong();
        private final Queue<String> failures = new ConcurrentLinkedQueue<>();

        Run(ServiceAlone intake, Inputs inputs, long first, int count) {
            this.intake = intake;
            this.inputs = inputs;
            this.first = first;
            this.count = count;
            this.next = new AtomicLong(first);
            this.key = Charity.keyOf(intake, "bench-fuzz");
            URI uri = URI.create(intake.url());
            this.server = new InetSocketAddress(uri.getHost(), uri.getPort());
        }

        void send() {
            var threads = new ArrayList<Thread>();
            for (int i = 0; i < CLIENTS; i++) {
                threads.add(Thread.ofPlatform().name("fuzz-" + i).start(this::sendNext));
            }
            try {
                for (Thread thread : threads) {
                    thread.join();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }

        private void sendNext() {
            try (var http = new BlockingClient(server, ANSWER_WITHIN)) {
                for (long number = next.getAndIncrement(); number < first + count; number = next.getAndIncrement()) {
                    send(http, inputs.number(number));
                    if (number - first == (long) (SETTLED * count)) {
                        settledBytes.set(residentBytes());
                    }
                }
            } catch (IOException e) {
                failures.add("a connection could not be closed: " + e.getMessage());
            }
        }

        private void send(BlockingClient http, Input input) {
            long began = System.nanoTime();
            try {
                var answer = http.exchange(input.request(key));
                statuses.incrementAndGet(Math.clamp(answer.status(), 0, STATUSES - 1));
                AnswerRules.broken(input.shape(), answer).forEach(what -> fail(input, what));
            } catch (SocketTimeoutException e) {
                fail(input, "no answer within " + ANSWER_WITHIN.toSeconds() + " s");
            } catch (IOException e) {
                if (input.body().length > LARGEST_BODY) {
                    tooLargeUnanswered.incrementAndGet();
                } else {
                    fail(input, "no answer: " + e.getMessage());
                }
            }
            slowestMillis.accumulateAndGet((System.nanoTime() - began) / 1_000_000, Math::max);
        }

        private void fail(Input input, String what) {
            failures.add(
                    "input %d (%s, %d bytes): %s".formatted(input.number(), input.shape(), input.body().length, what));
        }

        private long residentBytes() {
            return ProcessFigures.of(intake.servicePid()).residentBytes();
        }

        boolean tell(long seed) {
            var byStatus = new TreeMap<Integer, Integer>();
            for (int status = 0; status < STATUSES; status++) {
                if (statuses.get(status) > 0) {
                    byStatus.put(status, statuses.get(status));
                }
            }
            out.println("answers by status: " + byStatus + ", slowest after " + slowestMillis + " ms; "
                    + tooLargeUnanswered + " bodies over the limit ended with the connection");
            Counters counters = Counters.of(intake.url());
            if (!counters.balance()) {
                failures.add("the counters do not balance");
            }
            out.println(counters + (counters.balance() ? ": received = accepted + rejected + failed" : ": UNBALANCED"));
            tellMemory();
            failures.stream().limit(SHOWN_FAILURES).forEach(out::println);
            if (!failures.isEmpty()) {
                out.printf(
                        "%d failures; ./forewarn bench fuzz --seed %d --first N --inputs 1 sends input N alone%n",
                        failures.size(), seed);
            }
            out.println(failures.isEmpty() ? "Every rule held" : "BROKEN");
            return failures.isEmpty();
        }

        private void tellMemory() {
            long settled = settledBytes.get();
            long end = residentBytes();
            out.printf(
                    "resident: %d MB after %.0f %% of the inputs, %d MB at the end%n",
                    settled / BYTES_OF_MB, 100 * SETTLED, end / BYTES_OF_MB);
            if (settled > 0 && end > settled * MAX_GROWTH) {
                failures.add("memory is not flat");
            }
        }
    }
}
