package org.forewarn.benchmarks.kills;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.forewarn.benchmarks.load.Answer;
import org.forewarn.benchmarks.load.BlockingClient;
import org.forewarn.benchmarks.reports.ReportRequests;
import org.forewarn.benchmarks.reports.ReportTemplates;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Clients that do as the documentation says: they send each report again until it is accepted. What they were told is kept. */
final class Clients implements AutoCloseable {

    private static final int ACCEPTED = 202;
    private static final int SERVER_ERRORS = 500;
    private static final int TOO_MANY_REQUESTS = 429;

    /** Longer than intake's own bound of 8 s, which is kept only by a service that lives. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(15);

    private static final Duration BEFORE_SENDING_AGAIN = Duration.ofMillis(100);

    /** A client's pace: load enough that every kill hits requests on their way, little enough to remember every answer. */
    private static final Duration BETWEEN_REPORTS = Duration.ofMillis(20);

    private final InetSocketAddress server;
    private final String key;
    private final ReportTemplates templates;
    private final List<Thread> threads = new ArrayList<>();
    private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();
    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
    private final AtomicLong next = new AtomicLong();
    private volatile boolean stopping;
    private volatile boolean givingUp;

    Clients(InetSocketAddress server, String key, ReportTemplates templates, int count) {
        this.server = server;
        this.key = key;
        this.templates = templates;
        for (int i = 0; i < count; i++) {
            threads.add(Thread.ofVirtual().name("client-" + i).start(this::sendReports));
        }
    }

    /** Every attempt so far, in no order. */
    List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    /** Answers that no valid report should have. */
    List<String> refusals() {
        return List.copyOf(refusals);
    }

    /** Begins no report any more, and waits until each that was begun is accepted; false when that took too long. */
    boolean finish(Duration within) {
        stopping = true;
        long until = System.nanoTime() + within.toNanos();
        try {
            for (Thread thread : threads) {
                if (!thread.join(Duration.ofNanos(Math.max(1, until - System.nanoTime())))) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        stopping = true;
        givingUp = true;
        threads.forEach(Thread::interrupt);
    }

    private void sendReports() {
        try (var http = new BlockingClient(server, ANSWER_WITHIN)) {
            while (!stopping) {
                sendUntilAccepted(http, next.getAndIncrement());
                Thread.sleep(BETWEEN_REPORTS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendUntilAccepted(BlockingClient http, long number) throws InterruptedException {
        byte[] request = request(number);
        String reference = ReportTemplates.referenceOf(number);
        while (!givingUp) {
            long sent = System.nanoTime();
            @Nullable String reportId = reportIdOf(http, request, reference);
            attempts.add(new Attempt(reference, sent, System.nanoTime(), reportId));
            if (reportId != null) {
                return;
            }
            Thread.sleep(BEFORE_SENDING_AGAIN);
        }
    }

    private byte[] request(long number) {
        var requests = ReportRequests.single(templates, key, number);
        ByteBuffer buffer = ByteBuffer.allocate(requests.maxBytes());
        requests.writeNext(buffer);
        byte[] bytes = new byte[buffer.flip().remaining()];
        buffer.get(bytes);
        return bytes;
    }

    /** The id that a 202 gives; null for any other answer, and for none. */
    private @Nullable String reportIdOf(BlockingClient http, byte[] request, String reference) {
        try {
            Answer answer = http.exchange(request);
            if (answer.status() == ACCEPTED) {
                return JsonMapper.shared()
                        .readTree(answer.body())
                        .get("reportId")
                        .stringValue();
            }
            if (answer.status() < SERVER_ERRORS && answer.status() != TOO_MANY_REQUESTS) {
                refusals.add(reference + " was answered with " + answer.status());
            }
            return null;
        } catch (IOException e) {
            return null;
        }
    }
}
