package org.forewarn.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadGeneratorTest {

    private static final Duration NONE = Duration.ZERO;
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration STALL = Duration.ofMillis(500);

    private final AtomicInteger served = new AtomicInteger();
    private final CountDownLatch never = new CountDownLatch(1);
    private volatile int stalledRequest = -1;
    private volatile int refusedEvery = Integer.MAX_VALUE;
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            int number = served.getAndIncrement();
            if (number == stalledRequest) {
                stall();
            }
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(number % refusedEvery == refusedEvery - 1 ? 503 : 202, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    @Test
    void everyRequestThatIsDueIsSentOnceAndCounted() {
        Measured measured = run(4, new Schedule.Fixed(200, NONE, SECOND));

        assertThat(served).hasValue(200);
        assertThat(measured.acceptedReports()).isEqualTo(200);
        assertThat(measured.refusedReports()).isZero();
        assertThat(measured.latencyMicros().getTotalCount()).isEqualTo(200);
    }

    @Test
    void whatIsDueInTheWarmUpIsNotMeasured() {
        Measured measured = run(4, new Schedule.Fixed(200, SECOND, SECOND));

        assertThat(served).hasValue(400);
        assertThat(measured.acceptedReports()).isEqualTo(200);
    }

    @Test
    void otherAnswersAreRefusals() {
        refusedEvery = 4;

        Measured measured = run(4, new Schedule.Fixed(200, NONE, SECOND));

        assertThat(measured.acceptedReports()).isEqualTo(150);
        assertThat(measured.refusedReports()).isEqualTo(50);
    }

    /**
     * With one connection, a stall of half a second holds up the hundred requests that are due in it. Had each been timed
     * from when it was sent, one alone would have waited.
     */
    @Test
    void aStallCountsForEveryRequestThatWasDueMeanwhile() {
        stalledRequest = 20;

        Measured measured = run(1, new Schedule.Fixed(200, NONE, SECOND));

        assertThat(measured.acceptedReports()).isEqualTo(200);
        long waitedLong =
                measured.latencyMicros().getCountBetweenValues(STALL.toNanos() / 1_000 / 2, Long.MAX_VALUE / 2);
        assertThat(waitedLong).isGreaterThanOrEqualTo(40);
        assertThat(measured.millisAt(100)).isGreaterThanOrEqualTo(STALL.toMillis());
    }

    @Test
    void aClosedLoopSendsAsFastAsItIsAnswered() {
        Measured measured = run(2, new Schedule.AsFastAsAnswered(NONE, SECOND));

        assertThat(measured.acceptedReports()).isEqualTo(served.get()).isGreaterThan(200);
    }

    private Measured run(int connections, Schedule schedule) {
        return new LoadGenerator(server.getAddress(), connections).run(schedule, new Empty());
    }

    private void stall() {
        try {
            assertThat(never.await(STALL.toMillis(), TimeUnit.MILLISECONDS)).isFalse();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Empty implements Requests {

        private static final byte[] REQUEST =
                "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

        @Override
        public int maxBytes() {
            return REQUEST.length;
        }

        @Override
        public int reportsEach() {
            return 1;
        }

        @Override
        public void writeNext(ByteBuffer into) {
            into.put(REQUEST);
        }

        @Override
        public int accepted(Answer answer) {
            return answer.status() == 202 ? 1 : 0;
        }
    }
}
