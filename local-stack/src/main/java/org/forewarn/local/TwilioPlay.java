package org.forewarn.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Plays Twilio: the part of its HTTP API that sends texts, on loopback, with its errors and its signed webhooks. Written
 * from Twilio's documentation, with code of its own for signing, so that both sides do not share a mistake.
 */
public final class TwilioPlay implements AutoCloseable {

    private static final int TEXTS_KEPT = 100_000;
    private static final int MAX_BODY_BYTES = 64 * 1024;
    private static final Duration AFTER_SUBMIT = Duration.ofMillis(20);
    private static final Duration CALL_WITHIN = Duration.ofSeconds(5);
    private static final int TRIES = 40;
    private static final String ACCOUNT = "AC" + "0".repeat(31) + "1";
    /** Opens nothing but this loopback port. */
    private static final String TOKEN = "local-twilio-token";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newBuilder()
            .executor(threads)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final Deque<Text> texts = new ArrayDeque<>();
    private final AtomicLong lastId = new AtomicLong();
    private final String run = "%020x".formatted(System.currentTimeMillis());
    private volatile Function<String, Fate> fates = to -> Fate.DELIVERED;
    private volatile long answerAfterMillis;

    /** A text as the phone shows it. */
    public record Text(String from, String to, String body, Instant at, String sid) {}

    /** What becomes of a text. */
    public enum Fate {
        /** It arrives; the webhook says delivered. */
        DELIVERED,
        /** It does not arrive; the webhook says undelivered, with error 30003. */
        UNDELIVERED,
        /** It arrives, and no webhook says so. */
        SILENT,
        /** 429 with error 20429: too many requests. */
        THROTTLED,
        /** 400 with error 21211: no such number. */
        REFUSED,
        /** 500 without a word, though the text arrives. */
        LOST_ANSWER,
        /** 503 without a word. */
        FAULT
    }

    private TwilioPlay(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/2010-04-01/Accounts/" + ACCOUNT + "/Messages.json", this::messages);
        server.start();
    }

    /** Starts listening at a free port. */
    public static TwilioPlay start() {
        try {
            return new TwilioPlay(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        } catch (IOException e) {
            throw new PartFailedException("the play Twilio cannot listen: " + e.getMessage(), e);
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public String accountSid() {
        return ACCOUNT;
    }

    public String authToken() {
        return TOKEN;
    }

    /** The texts that arrived, oldest first; at most the newest 100,000. */
    public List<Text> texts() {
        synchronized (texts) {
            return new ArrayList<>(texts);
        }
    }

    /** Decides from now on, by the phone it goes to, what becomes of a text. */
    public void decideFates(Function<String, Fate> decision) {
        fates = decision;
    }

    /** From now on each request is answered so late. */
    public void answerAfter(Duration time) {
        answerAfterMillis = time.toMillis();
    }

    /**
     * A text from a phone, handed to a webhook once.
     *
     * @return the status that the webhook answered
     */
    public int sendFrom(String phone, String to, String body, URI webhook) {
        return call(
                webhook,
                Map.of(
                        "MessageSid", "SM" + nextId(),
                        "AccountSid", ACCOUNT,
                        "From", phone,
                        "To", to,
                        "Body", body,
                        "NumSegments", "1"));
    }

    /** Calls a webhook with a signature of its own; gives the status that it answered. */
    public int call(URI webhook, Map<String, String> fields) {
        return post(webhook, fields, sign(webhook.toString(), fields));
    }

    /** Calls a webhook with a given signature; null: with none. */
    public int post(URI webhook, Map<String, String> fields, @Nullable String signature) {
        HttpRequest.Builder request = HttpRequest.newBuilder(webhook)
                .timeout(CALL_WITHIN)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(fields)));
        if (signature != null) {
            request.header("X-Twilio-Signature", signature);
        }
        try {
            return http.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new IllegalStateException("no webhook at " + webhook, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        http.shutdownNow();
    }

    private void messages(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES);
            if (!authorized(exchange.getRequestHeaders().getFirst("Authorization"))) {
                answer(exchange, 401, error(20003, 401));
                return;
            }
            pause(answerAfterMillis);
            take(exchange, fields(new String(body, StandardCharsets.UTF_8)));
        }
    }

    private static boolean authorized(@Nullable String header) {
        String wanted =
                "Basic " + Base64.getEncoder().encodeToString((ACCOUNT + ":" + TOKEN).getBytes(StandardCharsets.UTF_8));
        return wanted.equals(header);
    }

    private void take(HttpExchange exchange, Map<String, String> fields) throws IOException {
        String to = fields.getOrDefault("To", "");
        Fate fate = fates.apply(to);
        switch (fate) {
            case THROTTLED -> answer(exchange, 429, error(20429, 429));
            case REFUSED -> answer(exchange, 400, error(21211, 400));
            case FAULT -> answer(exchange, 503, "");
            case LOST_ANSWER -> {
                keep(fields, "SM" + nextId());
                answer(exchange, 500, "");
            }
            case DELIVERED, UNDELIVERED, SILENT -> {
                String sid = "SM" + nextId();
                if (fate != Fate.UNDELIVERED) {
                    keep(fields, sid);
                }
                tellLater(fate, sid, to, fields.get("StatusCallback"));
                answer(
                        exchange,
                        201,
                        "{\"sid\": \"%s\", \"status\": \"queued\", \"num_segments\": \"1\"}".formatted(sid));
            }
        }
    }

    private void keep(Map<String, String> fields, String sid) {
        synchronized (texts) {
            texts.addLast(new Text(
                    fields.getOrDefault("From", fields.getOrDefault("MessagingServiceSid", "")),
                    fields.getOrDefault("To", ""),
                    fields.getOrDefault("Body", ""),
                    Instant.now(),
                    sid));
            if (texts.size() > TEXTS_KEPT) {
                texts.removeFirst();
            }
        }
    }

    private void tellLater(Fate fate, String sid, String to, @Nullable String webhook) {
        if (fate == Fate.SILENT || webhook == null) {
            return;
        }
        var told = new HashMap<>(Map.of("MessageSid", sid, "AccountSid", ACCOUNT, "To", to));
        told.put("MessageStatus", fate == Fate.DELIVERED ? "delivered" : "undelivered");
        if (fate == Fate.UNDELIVERED) {
            told.put("ErrorCode", "30003");
        }
        threads.execute(() -> tell(URI.create(webhook), told));
    }

    /** Again while it is not taken, as with a retry policy in the webhook's address. */
    private void tell(URI webhook, Map<String, String> told) {
        var sent = new HashMap<>(told);
        sent.put("MessageStatus", "sent");
        sent.remove("ErrorCode");
        for (int i = 0; i < TRIES; i++) {
            pause(AFTER_SUBMIT.toMillis() * (i + 1));
            try {
                if (call(webhook, sent) < 300 && call(webhook, told) < 300) {
                    return;
                }
            } catch (IllegalStateException e) {
                // nobody is there now
            }
        }
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String nextId() {
        return run.substring(run.length() - 12) + "%020x".formatted(lastId.incrementAndGet());
    }

    private static String sign(String url, Map<String, String> fields) {
        String text = url
                + new TreeMap<>(fields)
                        .entrySet().stream()
                                .map(field -> field.getKey() + field.getValue())
                                .collect(Collectors.joining());
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(TOKEN.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static Map<String, String> fields(String form) {
        var fields = new HashMap<String, String>();
        for (String field : form.split("&")) {
            int at = field.indexOf('=');
            if (at > 0) {
                fields.put(
                        URLDecoder.decode(field.substring(0, at), StandardCharsets.UTF_8),
                        URLDecoder.decode(field.substring(at + 1), StandardCharsets.UTF_8));
            }
        }
        return fields;
    }

    private static String error(int code, int status) {
        return "{\"code\": %d, \"message\": \"refused\", \"status\": %d}".formatted(code, status);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] octets = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, octets.length == 0 ? -1 : octets.length);
        exchange.getResponseBody().write(octets);
    }
}
