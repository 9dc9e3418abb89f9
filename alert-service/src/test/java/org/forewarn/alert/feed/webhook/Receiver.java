package org.forewarn.alert.feed.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A partner's receiver: a real HTTP server on a port of its own that answers as the test wants. */
final class Receiver implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Got> got = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour;

    /** What came. */
    record Got(String id, String timestamp, String signature, byte[] body, int answered) {

        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        String type() {
            return json().path("type").asString();
        }

        /**
         * As a receiver verifies it, written from the specification alone: the key is the base64 behind {@code whsec_};
         * what is signed is id, time and body with full stops between; one signature of the list has to fit.
         */
        boolean isSignedWith(String secret) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(
                        Base64.getDecoder().decode(secret.replaceFirst("^whsec_", "")), "HmacSHA256"));
                mac.update((id + "." + timestamp + "." + new String(body, StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8));
                byte[] expected = mac.doFinal();
                for (String each : signature.split(" ")) {
                    String[] parts = each.split(",", 2);
                    if (parts[0].equals("v1")
                            && MessageDigest.isEqual(
                                    expected, Base64.getDecoder().decode(parts[1]))) {
                        return true;
                    }
                }
                return false;
            } catch (NoSuchAlgorithmException | InvalidKeyException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** How it answers the request of this number, from 1: a status; what it throws closes the connection. */
    @FunctionalInterface
    interface Behaviour {
        int answer(HttpExchange exchange, int number) throws IOException, InterruptedException;
    }

    private Receiver(Behaviour behaviour) {
        this.behaviour = behaviour;
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    static Receiver that(Behaviour behaviour) {
        return new Receiver(behaviour);
    }

    static Receiver taking() {
        return new Receiver((exchange, number) -> 204);
    }

    void from(Behaviour other) {
        behaviour = other;
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        try (exchange) {
            int number;
            synchronized (this) {
                number = got.size() + 1;
                got.add(read(exchange, body, 0));
            }
            int status = behaviour.answer(exchange, number);
            got.set(number - 1, read(exchange, body, status));
            exchange.sendResponseHeaders(status, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Got read(HttpExchange exchange, byte[] body, int status) {
        var headers = exchange.getRequestHeaders();
        return new Got(
                String.valueOf(headers.getFirst("webhook-id")),
                String.valueOf(headers.getFirst("webhook-timestamp")),
                String.valueOf(headers.getFirst("webhook-signature")),
                body,
                status);
    }

    /** All that came, also what was not taken. */
    List<Got> got() {
        return List.copyOf(got);
    }

    /** What was taken. */
    List<Got> taken() {
        return got.stream().filter(each -> each.answered() / 100 == 2).toList();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks";
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
