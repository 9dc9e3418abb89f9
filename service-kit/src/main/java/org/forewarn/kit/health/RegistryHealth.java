package org.forewarn.kit.health;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up when one of the registries answers. */
final class RegistryHealth implements HealthIndicator {

    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(2);
    private static final int OK = 200;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(ANSWERS_WITHIN).build();
    private final List<HttpRequest> requests;

    RegistryHealth(String urls) {
        this.requests = Arrays.stream(urls.split(","))
                .map(url -> HttpRequest.newBuilder(URI.create(url.strip() + "/schemas/types"))
                        .timeout(ANSWERS_WITHIN)
                        .build())
                .toList();
    }

    @Override
    public Health health() {
        return (requests.stream().anyMatch(this::answers) ? Health.up() : Health.down()).build();
    }

    private boolean answers(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
