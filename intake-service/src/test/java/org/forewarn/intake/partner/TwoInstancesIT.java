package org.forewarn.intake.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forewarn.intake.report.Samples.full;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.forewarn.intake.IntakeOnSharedParts;
import org.forewarn.intake.IntakeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two services on one broker: neither loses what the other one does to the partners, and both refuse a revoked key. */
class TwoInstancesIT extends IntakeOnSharedParts {

    /** What is promised: refused within a second of the answer to the revocation. */
    private static final Duration REFUSED_WITHIN = Duration.ofSeconds(1);

    private static final List<String> SHARED = List.of(
            "spring.kafka.bootstrap-servers",
            "spring.kafka.properties.schema.registry.url",
            "forewarn.access.operator-key-sha256",
            "forewarn.sealing.keyset",
            "forewarn.secret");

    /** By each; together with the first key, no more than a partner may have. */
    private static final int CHANGES = 4;

    private static final int TRIES = 5;
    private static final int SENDERS = 4;

    @Autowired
    private Environment environment;

    @LocalServerPort
    private int port;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private ConfigurableApplicationContext second;

    @BeforeEach
    void aSecondInstanceRuns() {
        Stream<String> same = SHARED.stream().map(name -> "--" + name + "=" + environment.getRequiredProperty(name));
        second = new SpringApplicationBuilder(IntakeService.class)
                .run(Stream.concat(same, Stream.of("--server.port=0")).toArray(String[]::new));
        Awaitility.await().atMost(WITHIN).until(() -> get(secondUrl(), "/v1/partners", OPERATOR.text()) == 200);
    }

    @AfterEach
    void itStops() {
        second.close();
        client.close();
    }

    @Test
    void changesMadeAtOnceByBothLoseNothing() throws Exception {
        String shared = keyOf("shared-by-both", "reports:write");
        var issued = ConcurrentHashMap.<String>newKeySet();
        var added = new LongAdder();
        var twice = new LongAdder();
        inParallel(
                changes(firstUrl(), "first", issued, added, twice),
                changes(secondUrl(), "second", issued, added, twice));

        assertThat(added.sum())
                .as("each partner that both want to add is added by one")
                .isEqualTo(CHANGES);
        assertThat(twice.sum()).isEqualTo(CHANGES);
        assertThat(issued).as("first keys, and what rotations gave").hasSize(CHANGES + 2 * CHANGES);
        for (String url : List.of(firstUrl(), secondUrl())) {
            Awaitility.await().atMost(WITHIN).untilAsserted(() -> assertThat(issued)
                    .allSatisfy(key -> assertThat(get(url, "/v1/nothing", key)).isEqualTo(404)));
            assertThat(get(url, "/v1/nothing", shared)).as("within its overlap").isEqualTo(404);
        }
    }

    /** Adds partners that the other one adds too, and rotates the keys of one that the other one rotates too. */
    private Callable<Void> changes(String url, String who, Set<String> issued, LongAdder added, LongAdder twice) {
        return () -> {
            for (int i = 0; i < CHANGES; i++) {
                HttpResponse<String> addition = post(url, "/v1/partners", """
                        {"partnerId": "both-%d", "name": "By %s", "scopes": ["check"]}""".formatted(i, who));
                if (addition.statusCode() == 201) {
                    added.increment();
                    issued.add(key(addition));
                } else {
                    assertThat(addition.statusCode()).isEqualTo(409);
                    twice.increment();
                }
                HttpResponse<String> rotation = post(url, "/v1/partners/shared-by-both/keys", "{}");
                assertThat(rotation.statusCode()).isEqualTo(201);
                issued.add(key(rotation));
            }
            return null;
        };
    }

    @Test
    void aRevokedKeyIsRefusedByBothWithinASecondAlsoUnderAFloodOfReports() throws Exception {
        String flooding = keyOf("flooding-meanwhile", "reports:write");
        var sending = new AtomicBoolean(true);
        var sent = new LongAdder();
        var ends = new ArrayList<Future<Void>>();
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < SENDERS; i++) {
                String url = i % 2 == 0 ? firstUrl() : secondUrl();
                ends.add(senders.submit(() -> flood(url, flooding, sending, sent)));
            }
            try {
                Awaitility.await().atMost(WITHIN).until(() -> sent.sum() > 50);
                for (int i = 0; i < 3; i++) {
                    revokedWithinASecond("revoked-under-load-" + i);
                }
                long before = sent.sum();
                Awaitility.await().atMost(WITHIN).until(() -> sent.sum() > before);
            } finally {
                sending.set(false);
            }
        }
        for (Future<Void> end : ends) {
            end.get();
        }
    }

    private void revokedWithinASecond(String partnerId) throws Exception {
        String key = keyOf(partnerId, "reports:write");
        Awaitility.await().atMost(WITHIN).until(() -> get(secondUrl(), "/v1/nothing", key) == 404);
        var request = request(
                        firstUrl(), "/v1/partners/" + partnerId + "/keys/" + key.substring(4, 14), OPERATOR.text())
                .DELETE();
        assertThat(client.send(request.build(), BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
        assertThat(get(firstUrl(), "/v1/nothing", key)).isEqualTo(401);
        Awaitility.await()
                .pollInterval(Duration.ofMillis(20))
                .atMost(REFUSED_WITHIN)
                .until(() -> get(secondUrl(), "/v1/nothing", key) == 401);
        assertThat(get(secondUrl(), "/v1/nothing", key)).as("and stays refused").isEqualTo(401);
    }

    private Void flood(String url, String key, AtomicBoolean sending, LongAdder sent) throws Exception {
        String report = full().toString();
        while (sending.get()) {
            var request = request(url, "/v1/reports", key).POST(BodyPublishers.ofString(report));
            if (client.send(request.build(), BodyHandlers.ofString()).statusCode() == 202) {
                sent.increment();
            }
        }
        return null;
    }

    private static void inParallel(Callable<Void> one, Callable<Void> other) throws Exception {
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<Future<Void>>(List.of(both.submit(one), both.submit(other)));
            for (Future<Void> result : results) {
                result.get();
            }
        }
    }

    private String firstUrl() {
        return "http://localhost:" + port;
    }

    private String secondUrl() {
        return "http://localhost:" + second.getEnvironment().getProperty("local.server.port");
    }

    private HttpRequest.Builder request(String url, String path, String key) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(WITHIN)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + key);
    }

    private int get(String url, String path, String key) throws IOException, InterruptedException {
        return client.send(request(url, path, key).build(), BodyHandlers.discarding())
                .statusCode();
    }

    /** Again after a 503, as every client may: writers who are shut out too often are told so. */
    private HttpResponse<String> post(String url, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = postOnce(url, path, body);
        for (int i = 1; i < TRIES && answer.statusCode() == 503; i++) {
            answer = postOnce(url, path, body);
        }
        return answer;
    }

    private HttpResponse<String> postOnce(String url, String path, String body)
            throws IOException, InterruptedException {
        return client.send(
                request(url, path, OPERATOR.text())
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String key(HttpResponse<String> answer) {
        JsonNode json = JsonMapper.shared().readTree(answer.body());
        return json.get("key").stringValue();
    }
}
