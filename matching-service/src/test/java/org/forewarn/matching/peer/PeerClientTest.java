package org.forewarn.matching.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.state.HostInfo;
import org.forewarn.matching.Events;
import org.forewarn.matching.peer.PeerControllerTest.Echo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Another instance that answers badly, falsely, or not at all: nothing of it is ever taken for an answer. */
@Timeout(60)
class PeerClientTest {

    private static final Duration WITHIN = Duration.ofMillis(500);

    private final PeerSeal seal = new PeerSeal(Events.secret());
    private final Echo echo = new Echo();
    private final Echo.Word question = new Echo.Word("fern");
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final PeerClient client = new PeerClient(seal, Clock.systemUTC(), WITHIN, JsonMapper.shared());
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        client.close();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void anAnswerSealedForTheQuestionIsRead() {
        serve(exchange -> send(exchange, 200, sealed("moss", signatureOf(exchange))));

        assertThat(ask().word()).isEqualTo("moss");
    }

    @Test
    void anAnswerThatIsNotSealedOrWithAnotherSecretIsNone() {
        byte[] secret = Events.secret();
        secret[0] = 1;
        serve(exchange -> send(exchange, 200, "{\"word\":\"moss\"}".getBytes(StandardCharsets.UTF_8)));
        refused();

        serve(exchange -> send(
                exchange,
                200,
                new PeerSeal(secret)
                        .seal("{\"word\":\"moss\"}".getBytes(StandardCharsets.UTF_8), signatureOf(exchange))));
        refused();
    }

    @Test
    void anAnswerToAnotherQuestionIsNone() {
        var recorded = new AtomicReference<byte[]>();
        serve(exchange -> {
            recorded.compareAndSet(null, sealed("moss", signatureOf(exchange)));
            send(exchange, 200, recorded.get());
        });
        assertThat(ask().word()).isEqualTo("moss");

        assertThatThrownBy(() -> client.ask(here(), echo, 0, new Echo.Word("ivy")))
                .as("recorded, and sent again")
                .isInstanceOf(HolderUnavailableException.class);
    }

    @Test
    void anInstanceThatDiesAfterItsHeadersHoldsNobody() {
        serve(exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
            untilTheEnd();
        });

        refusedSoon();
    }

    @Test
    void anInstanceThatNeverAnswersHoldsNobody() {
        serve(exchange -> untilTheEnd());

        refusedSoon();
    }

    @Test
    void anAnswerWithoutEndIsNotReadToIt() {
        serve(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                while (end.getCount() > 0) {
                    body.write(new byte[1 << 16]);
                }
            }
        });

        refused();
    }

    @Test
    void aRefusalIsNoAnswer() {
        for (int status : new int[] {302, 400, 403, 404, 500, 503}) {
            serve(exchange -> send(exchange, status, sealed("moss", signatureOf(exchange))));
            refused();
        }
    }

    @Test
    void whoIsNotThereIsUnavailableWhateverItAdvertises() {
        server.stop(0);
        refused();
        assertThatThrownBy(() -> client.ask(HostInfo.unavailable(), echo, 0, question))
                .as("what Kafka Streams says of a partition on its way")
                .isInstanceOf(HolderUnavailableException.class);
        assertThatThrownBy(() -> client.ask(new HostInfo("no_host", 1), echo, 0, question))
                .isInstanceOf(HolderUnavailableException.class);
        assertThatThrownBy(() -> client.ask(new HostInfo("127.0.0.1", 99_999), echo, 0, question))
                .isInstanceOf(HolderUnavailableException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "matching-0.matching:18082, http://matching-0.matching:18082/internal/questions",
        "[::1]:18082, http://[::1]:18082/internal/questions"
    })
    void anAdvertisedAddressIsCalledAsItIs(String advertised, String called) {
        assertThat(PeerClient.address(HostInfo.buildFromEndpoint(advertised))).hasToString(called);
    }

    private void serve(HttpHandler handler) {
        try {
            server.removeContext(PeerController.PATH);
        } catch (IllegalArgumentException e) {
            // none yet
        }
        server.createContext(PeerController.PATH, handler);
    }

    private HostInfo here() {
        return new HostInfo("127.0.0.1", server.getAddress().getPort());
    }

    private Echo.Word ask() {
        return client.ask(here(), echo, 0, question);
    }

    private void refused() {
        assertThatThrownBy(this::ask).isInstanceOf(HolderUnavailableException.class);
    }

    /** Within the time an instance is given, and as much again many times over for a busy machine. */
    private void refusedSoon() {
        long began = System.nanoTime();
        refused();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(WITHIN.multipliedBy(20));
    }

    private byte[] sealed(String word, String signature) {
        return seal.seal(("{\"word\":\"" + word + "\"}").getBytes(StandardCharsets.UTF_8), signature);
    }

    private static String signatureOf(HttpExchange exchange) {
        return exchange.getRequestHeaders().getFirst(PeerController.SIGNATURE);
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void untilTheEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
