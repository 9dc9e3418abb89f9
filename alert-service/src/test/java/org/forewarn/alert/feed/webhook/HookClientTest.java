package org.forewarn.alert.feed.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.forewarn.alert.feed.webhook.Answer.Why;
import org.forewarn.alert.feed.webhook.HookClient.Names;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one who connects to addresses that others chose. */
class HookClientTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final AddressPolicy LOOPBACK = new AddressPolicy(List.of(), true);
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
    private static final byte[] BODY = "{\"type\":\"ping\"}".getBytes(StandardCharsets.UTF_8);

    @Test
    void aMessageArrivesWholeAndItsStatusComesBack() {
        try (Receiver receiver = Receiver.taking()) {
            assertThat(send(receiver.url(), HookClient::system)).isEqualTo(new Answer.Status(204, null));
            assertThat(receiver.got().getFirst().body()).isEqualTo(BODY);
            assertThat(receiver.got().getFirst().id()).isEqualTo("msg_1");
        }
    }

    @Test
    void theConnectionGoesToTheAddressThatWasCheckedWhateverTheNameSaysLater() {
        var asked = new AtomicInteger();
        // a name that nobody else can resolve: a second look-up, by whoever connects, would find nothing
        Names rebinding =
                host -> asked.incrementAndGet() == 1 ? List.of(HERE) : List.of(InetAddress.ofLiteral("10.0.0.1"));
        try (Receiver receiver = Receiver.taking()) {
            Answer answer = send("http://localhost:" + receiver.port() + "/", rebinding);
            assertThat(answer).isEqualTo(new Answer.Status(204, null));
            assertThat(asked).hasValue(1);
        }
    }

    @Test
    void aNameWithOneForbiddenAddressIsNotConnectedTo() {
        try (Receiver receiver = Receiver.taking()) {
            Names mixed = host -> List.of(HERE, InetAddress.ofLiteral("169.254.169.254"));
            assertThat(send(receiver.url(), mixed)).isEqualTo(new Answer.None(Why.FORBIDDEN_ADDRESS));
            assertThat(receiver.got()).isEmpty();
        }
    }

    @Test
    void loopbackIsForbiddenUnlessSomebodyAllowedIt() {
        try (Receiver receiver = Receiver.taking()) {
            var strict = new HookClient(HookClient::system, new AddressPolicy(List.of(), false), TIMEOUT, null);
            for (String host : List.of("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "[::]")) {
                Answer answer =
                        strict.send(URI.create("https://" + host + ":" + receiver.port() + "/"), Map.of(), BODY);
                assertThat(answer)
                        .as(host)
                        .isIn(new Answer.None(Why.FORBIDDEN_ADDRESS), new Answer.None(Why.UNRESOLVED));
            }
            assertThat(receiver.got()).isEmpty();
        }
    }

    @Test
    void aRedirectIsNotFollowed() {
        try (Receiver secret = Receiver.taking();
                Receiver receiver = Receiver.that((exchange, number) -> {
                    exchange.getResponseHeaders().set("Location", secret.url());
                    return 307;
                })) {
            assertThat(send(receiver.url(), HookClient::system)).isEqualTo(new Answer.Status(307, null));
            assertThat(secret.got()).isEmpty();
        }
    }

    @Test
    void whoNeverAnswersIsLeft() {
        var never = new CountDownLatch(1);
        try (Receiver receiver = Receiver.that((exchange, number) -> {
            never.await();
            return 204;
        })) {
            long began = System.nanoTime();
            assertThat(send(receiver.url(), HookClient::system)).isEqualTo(new Answer.None(Why.TIMEOUT));
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(TIMEOUT.multipliedBy(3));
        }
    }

    @Test
    void aBodyWithoutEndIsNotRead() throws Exception {
        var left = new CountDownLatch(1);
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> dribble(server, "HTTP/1.1 200 OK\r\n\r\n", left));
            Answer answer = send("http://127.0.0.1:" + server.getLocalPort() + "/", HookClient::system);
            assertThat(answer).isEqualTo(new Answer.Status(200, null));
            assertThat(left.await(20, TimeUnit.SECONDS))
                    .as("the connection is closed")
                    .isTrue();
        }
    }

    @Test
    void aHeadWithoutEndIsNotReadEither() throws Exception {
        var left = new CountDownLatch(1);
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> dribble(server, "HTTP/1.1 200 OK\r\nX: ", left));
            assertThat(send("http://127.0.0.1:" + server.getLocalPort() + "/", HookClient::system))
                    .isInstanceOf(Answer.None.class);
            assertThat(left.await(20, TimeUnit.SECONDS))
                    .as("the connection is closed")
                    .isTrue();
        }
    }

    @Test
    void whoIsNotThereIsUnreachable() throws IOException {
        int port;
        try (ServerSocket server = new ServerSocket(0)) {
            port = server.getLocalPort();
        }
        assertThat(send("http://127.0.0.1:" + port + "/", HookClient::system))
                .isEqualTo(new Answer.None(Why.UNREACHABLE));
    }

    @Test
    void aNameWithoutAddressIsUnresolved() {
        Names none = host -> {
            throw new UnknownHostException(host);
        };
        assertThat(send("http://localhost:1/", none)).isEqualTo(new Answer.None(Why.UNRESOLVED));
    }

    @Test
    void whatTheReceiverAsksToWaitComesBack() {
        try (Receiver receiver = Receiver.that((exchange, number) -> {
            exchange.getResponseHeaders().set("Retry-After", number == 1 ? "120" : "Fri, 06 Mar 2026 09:00:00 GMT");
            return 429;
        })) {
            assertThat(send(receiver.url(), HookClient::system))
                    .isEqualTo(new Answer.Status(429, Duration.ofSeconds(120)));
            assertThat(send(receiver.url(), HookClient::system)).isEqualTo(new Answer.Status(429, null));
        }
    }

    @Test
    void aCertificateHasToBeForTheNameAlthoughTheAddressIsPinned(@TempDir Path folder) throws Exception {
        KeyStore store = certificateFor("hook.example.org", folder);
        HttpsServer server = https(store);
        try {
            Names names = host -> List.of(HERE);
            var client = new HookClient(names, LOOPBACK, Duration.ofSeconds(5), trusting(store));
            int port = server.getAddress().getPort();
            assertThat(client.send(URI.create("https://hook.example.org:" + port + "/"), Map.of(), BODY))
                    .isEqualTo(new Answer.Status(204, null));
            assertThat(client.send(URI.create("https://other.example.org:" + port + "/"), Map.of(), BODY))
                    .isEqualTo(new Answer.None(Why.TLS));
            var wary = new HookClient(names, LOOPBACK, Duration.ofSeconds(5), null);
            assertThat(wary.send(URI.create("https://hook.example.org:" + port + "/"), Map.of(), BODY))
                    .as("a certificate that nobody signed")
                    .isEqualTo(new Answer.None(Why.TLS));
        } finally {
            server.stop(0);
        }
    }

    private static Answer send(String url, Names names) {
        return new HookClient(names, LOOPBACK, TIMEOUT, null)
                .send(URI.create(url), Map.of("webhook-id", "msg_1"), BODY);
    }

    private static void dribble(ServerSocket server, String head, CountDownLatch left) {
        try (Socket socket = server.accept();
                InputStream in = socket.getInputStream();
                OutputStream out = socket.getOutputStream()) {
            if (in.read() >= 0) {
                out.write(head.getBytes(StandardCharsets.US_ASCII));
            }
            byte[] more = "x".repeat(1_000).getBytes(StandardCharsets.US_ASCII);
            while (true) {
                out.write(more);
                out.flush();
            }
        } catch (IOException e) {
            left.countDown();
        }
    }

    private static KeyStore certificateFor(String name, Path folder) throws Exception {
        Path file = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "hook",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:" + name,
                        "-keystore",
                        file.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "test-only")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, "test-only".toCharArray());
        }
        return store;
    }

    private static HttpsServer https(KeyStore store) throws Exception {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, "test-only".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(HERE, 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(204, -1);
            }
        });
        server.start();
        return server;
    }

    private static SslContext trusting(KeyStore store) throws Exception {
        KeyStore certificates = KeyStore.getInstance("PKCS12");
        certificates.load(null, null);
        certificates.setCertificateEntry("hook", store.getCertificate("hook"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(certificates);
        return SslContextBuilder.forClient().trustManager(trust).build();
    }
}
