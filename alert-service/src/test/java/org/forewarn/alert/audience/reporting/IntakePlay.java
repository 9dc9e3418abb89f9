package org.forewarn.alert.audience.reporting;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks intake's contract, so far as members' reports need it; {@code AMemberReportsIT} asks the real one. */
public final class IntakePlay implements AutoCloseable {

    private static final String KEY = "a-members-key";
    private static final String GONE = "withdrawn";

    private final HttpServer server;
    private final Map<String, String> reports = new ConcurrentHashMap<>();
    private final List<JsonNode> taken = new CopyOnWriteArrayList<>();
    private volatile int answers;
    private volatile String with = "";
    private volatile long waitsMs;

    private IntakePlay(HttpServer server) {
        this.server = server;
    }

    public static IntakePlay start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var play = new IntakePlay(server);
        server.createContext("/v1/reports", play::serve);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return play;
    }

    /** What the service needs, to find it. */
    public Map<String, Object> properties() {
        return Map.of(
                "forewarn.reporting.url",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "forewarn.reporting.key",
                KEY,
                "forewarn.reporting.within",
                "2s");
    }

    /** From now on answers everything so; 0: as intake does. */
    public void answer(int status, String body) {
        answers = status;
        with = body;
    }

    public void waits(long ms) {
        waitsMs = ms;
    }

    /** Every content that was taken, oldest first. */
    public List<JsonNode> taken() {
        return List.copyOf(taken);
    }

    public JsonNode last() {
        return taken.getLast();
    }

    private void serve(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getPath();
        String name = path.length() > "/v1/reports/".length() ? path.substring("/v1/reports/".length()) : "";
        try {
            Thread.sleep(waitsMs);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (answers != 0) {
            reply(exchange, answers, with);
        } else if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            reply(exchange, 401, "{}");
        } else {
            switch (exchange.getRequestMethod()) {
                case "POST" -> create(exchange, body);
                case "PUT" -> {
                    put(name, body);
                    reply(exchange, 202, state("accepted"));
                }
                case "DELETE" -> {
                    reports.put(name, GONE);
                    reply(exchange, 202, state(GONE));
                }
                default -> {
                    String known = reports.get(name);
                    reply(exchange, known == null ? 404 : 200, state(GONE.equals(known) ? GONE : "accepted"));
                }
            }
        }
    }

    private void create(HttpExchange exchange, byte[] body) throws IOException {
        String name = JsonMapper.shared().readTree(body).path("reference").asString();
        String text = new String(body, StandardCharsets.UTF_8);
        String before = reports.get(name);
        if (before == null) {
            put(name, body);
        }
        reply(exchange, before == null || before.equals(text) ? 202 : 409, state("accepted"));
    }

    private void put(String name, byte[] body) {
        reports.put(name, new String(body, StandardCharsets.UTF_8));
        taken.add(JsonMapper.shared().readTree(body));
    }

    private static String state(String state) {
        return "{\"state\":\"" + state + "\"}";
    }

    private static void reply(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
