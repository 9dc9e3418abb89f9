package org.forewarn.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * Sends requests by a schedule over a number of kept connections, all on the calling thread. It shares the machine with
 * what it measures, so it spends little: requests are written from templates, answers are not kept, and it looks at its
 * sockets at most once a millisecond when nothing happens.
 */
public final class LoadGenerator {

    private static final int SCRATCH_BYTES = 256 * 1024;
    private static final int LOOK_EVERY_MILLIS = 1;
    private static final long LONGEST_MICROS = Duration.ofMinutes(2).toNanos() / 1_000;
    private static final int DIGITS = 3;
    private static final int NANOS_OF_MICRO = 1_000;

    /** Longer than intake's own bound on an answer; what has not come then does not come. */
    private static final Duration LAST_ANSWER_WITHIN = Duration.ofSeconds(15);

    /** A server that is this far behind its schedule does not keep up, whatever it still would answer. */
    private static final Duration OVERRUN = Duration.ofSeconds(15);

    private final InetSocketAddress server;
    private final int connections;

    public LoadGenerator(InetSocketAddress server, int connections) {
        this.server = server;
        this.connections = connections;
    }

    /** Runs the schedule to its end and until everything is answered. */
    public Measured run(Schedule schedule, Requests requests) {
        try (var selector = Selector.open()) {
            return new Run(selector, schedule, requests).toEnd();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Run {

        private final Selector selector;
        private final Requests requests;
        private final List<Connection> all = new ArrayList<>();
        private final ArrayDeque<Connection> idle = new ArrayDeque<>();
        private final ByteBuffer scratch = ByteBuffer.allocateDirect(SCRATCH_BYTES);
        private final Histogram micros = new Histogram(1, LONGEST_MICROS, DIGITS);
        private final long start;
        private final long measureFrom;
        private final long end;
        /** 0: as fast as answered. */
        private final double intervalNanos;

        private long sent;
        private long lastAnswer;
        private long accepted;
        private long refused;

        Run(Selector selector, Schedule schedule, Requests requests) throws IOException {
            this.selector = selector;
            this.requests = requests;
            for (int i = 0; i < connections; i++) {
                connect();
            }
            intervalNanos = switch (schedule) {
                case Schedule.Fixed fixed -> Duration.ofSeconds(1).toNanos() / fixed.perSecond();
                case Schedule.AsFastAsAnswered _ -> 0;
            };
            start = System.nanoTime();
            measureFrom = start + schedule.warmUp().toNanos();
            end = measureFrom + schedule.measured().toNanos();
        }

        Measured toEnd() throws IOException {
            try {
                while (dueAt() < end && System.nanoTime() < end + OVERRUN.toNanos()) {
                    sendWhatIsDue();
                    proceed();
                }
                refuseWhatWasNotSent();
                long until = System.nanoTime() + LAST_ANSWER_WITHIN.toNanos();
                while (idle.size() < connections && System.nanoTime() < until) {
                    proceed();
                }
                all.stream().filter(Connection::busy).forEach(this::refuse);
                return new Measured(
                        accepted, refused, Duration.ofNanos(Math.max(end, lastAnswer) - measureFrom), micros);
            } finally {
                for (Connection one : all) {
                    one.close();
                }
            }
        }

        private long dueAt() {
            return intervalNanos == 0 ? System.nanoTime() : start + (long) (sent * intervalNanos);
        }

        private void sendWhatIsDue() throws IOException {
            long now = System.nanoTime();
            while (!idle.isEmpty()) {
                long due = dueAt();
                if (due > now && intervalNanos > 0 || due >= end) {
                    return;
                }
                sent++;
                idle.pop().send(requests, due);
            }
        }

        private void proceed() throws IOException {
            selector.select(this::proceed, LOOK_EVERY_MILLIS);
        }

        private void proceed(SelectionKey key) {
            var connection = (Connection) key.attachment();
            try {
                Answer answer = connection.proceed(scratch);
                if (answer != null) {
                    count(connection.dueNanos(), requests.accepted(answer));
                    idle.push(connection);
                    if (answer.closes()) {
                        replace(connection);
                    }
                }
            } catch (IOException e) {
                replace(connection);
            }
        }

        private void count(long due, int reports) {
            if (due < measureFrom) {
                return;
            }
            lastAnswer = System.nanoTime();
            accepted += reports;
            refused += requests.reportsEach() - reports;
            micros.recordValue(Math.clamp((lastAnswer - due) / NANOS_OF_MICRO, 1, LONGEST_MICROS));
        }

        private void refuseWhatWasNotSent() {
            if (dueAt() < end && intervalNanos > 0) {
                refused += (long) ((end - dueAt()) / intervalNanos) * requests.reportsEach();
            }
        }

        private void refuse(Connection unanswered) {
            if (unanswered.dueNanos() >= measureFrom) {
                refused += requests.reportsEach();
            }
        }

        private void replace(Connection broken) {
            if (broken.busy()) {
                refuse(broken);
            }
            idle.remove(broken);
            all.remove(broken);
            try {
                broken.close();
                connect();
            } catch (IOException e) {
                throw new UncheckedIOException("The server is gone", e);
            }
        }

        private void connect() throws IOException {
            var connection = new Connection(server, selector, requests.maxBytes());
            all.add(connection);
            idle.push(connection);
        }
    }
}
