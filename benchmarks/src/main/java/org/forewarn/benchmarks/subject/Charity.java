package org.forewarn.benchmarks.subject;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.forewarn.local.ServiceAlone;
import tools.jackson.databind.json.JsonMapper;

/** A charity of the intake under test, added by its operator. */
public final class Charity {

    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration HONOURED_WITHIN = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final int CREATED = 201;
    private static final int UNAUTHORIZED = 401;

    private Charity() {}

    /** Adds a charity that may send reports; its key, as soon as it is honoured. */
    public static String keyOf(ServiceAlone intake, String partnerId) {
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            String body = "{\"partnerId\":\"%s\",\"name\":\"Benchmarks\",\"scopes\":[\"reports:write\"]}"
                    .formatted(partnerId);
            var answer = http.send(
                    request(intake, "/v1/partners", intake.operatorKey())
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() != CREATED) {
                throw new IllegalStateException("No charity was added: status " + answer.statusCode());
            }
            String key = JsonMapper.shared().readTree(answer.body()).get("key").stringValue();
            awaitHonoured(http, intake, key);
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static void awaitHonoured(HttpClient http, ServiceAlone intake, String key)
            throws IOException, InterruptedException {
        long until = System.nanoTime() + HONOURED_WITHIN.toNanos();
        HttpResponse<Void> answer;
        do {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("The charity's key is not honoured");
            }
            Thread.sleep(BETWEEN_LOOKS);
            answer = http.send(request(intake, "/v1/nothing", key).build(), BodyHandlers.discarding());
        } while (answer.statusCode() == UNAUTHORIZED);
    }

    private static HttpRequest.Builder request(ServiceAlone intake, String path, String key) {
        return HttpRequest.newBuilder(URI.create(intake.url() + path))
                .timeout(CALL_TIMEOUT)
                .header("Authorization", "Bearer " + key);
    }
}
