package org.forewarn.local.demo;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.forewarn.local.LocalStack;
import org.forewarn.local.Service;
import org.forewarn.local.demo.Samples.Charity;
import org.forewarn.local.demo.Samples.Subscriber;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The suite's public HTTP APIs, as a charity or an operator calls them. */
public final class Api {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final Duration RETRY_WITHIN = Duration.ofSeconds(60);
    private static final Duration RETRY_AFTER = Duration.ofMillis(500);
    private static final int UNAVAILABLE = 503;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final LocalStack stack;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public Api(LocalStack stack) {
        this.stack = stack;
    }

    /**
     * Adds a charity.
     *
     * @return its key; nothing when there is such a charity already
     */
    public Optional<String> addCharity(Charity charity) {
        String body = JSON.writeValueAsString(
                Map.of("partnerId", charity.partnerId(), "name", charity.name(), "scopes", List.of("reports:write")));
        var answer = send(request(intake("/v1/partners"), stack.operatorKey()).POST(BodyPublishers.ofString(body)));
        if (answer.statusCode() == 409) {
            return Optional.empty();
        }
        return Optional.of(
                expect(201, answer, "adding a charity").required("key").asString());
    }

    /** How many were accepted. */
    public int addSubscribers(List<Subscriber> subscribers) {
        String body = JSON.writeValueAsString(Map.of("recipients", subscribers));
        URI uri = URI.create(stack.services().url(Service.ALERT) + "/v1/recipients");
        var answer = send(request(uri, stack.operatorKey()).POST(BodyPublishers.ofString(body)));
        return expect(200, answer, "adding subscribers").required("accepted").asInt();
    }

    /**
     * Puts a report to its path, whether or not there is one already.
     *
     * @return its reportId
     */
    public String put(String key, String reference, String report) {
        var answer = send(request(intake(path(reference)), key).PUT(BodyPublishers.ofString(report)));
        return expect(202, answer, "sending a report").required("reportId").asString();
    }

    /** Posts a report: a new one, or one that stands just so. */
    public void post(String key, String report) {
        var answer = send(request(intake("/v1/reports"), key).POST(BodyPublishers.ofString(report)));
        expect(202, answer, "posting a report");
    }

    public void withdraw(String key, String reference) {
        expect(202, send(request(intake(path(reference)), key).DELETE()), "withdrawing a report");
    }

    private static String path(String reference) {
        return "/v1/reports/" + URLEncoder.encode(reference, StandardCharsets.UTF_8);
    }

    private URI intake(String path) {
        return URI.create(stack.services().url(Service.INTAKE) + path);
    }

    private static HttpRequest.Builder request(URI uri, String key) {
        return HttpRequest.newBuilder(uri)
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json");
    }

    /** Again while the service is away or says so, as every charity may: a repeated report is the same report. */
    private HttpResponse<String> send(HttpRequest.Builder request) {
        long until = System.nanoTime() + RETRY_WITHIN.toNanos();
        try {
            while (true) {
                try {
                    var answer = http.send(request.build(), BodyHandlers.ofString());
                    if (answer.statusCode() != UNAVAILABLE || System.nanoTime() > until) {
                        return answer;
                    }
                } catch (IOException e) {
                    if (System.nanoTime() > until) {
                        throw new DemoFailedException("a service does not answer: " + e.getMessage());
                    }
                }
                Thread.sleep(RETRY_AFTER);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailedException("interrupted");
        }
    }

    private static JsonNode expect(int status, HttpResponse<String> answer, String what) {
        if (answer.statusCode() != status) {
            throw new DemoFailedException(what + " was answered with " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }
}
