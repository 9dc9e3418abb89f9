package org.forewarn.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.forewarn.kit.access.ApiKey;
import org.forewarn.kit.access.Caller;
import org.forewarn.kit.access.Scopes;
import org.forewarn.kit.access.WithScope;
import org.forewarn.kit.problem.FieldProblem;
import org.forewarn.kit.problem.Problems;
import org.forewarn.local.TestParts;
import org.forewarn.schemas.TopicCreation;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.Partner;
import org.forewarn.schemas.event.PartnerKey;
import org.forewarn.schemas.serde.AvroSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What every service gets from the kit, in a service of two handlers on a real broker and registry. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "forewarn.connection.read-timeout=1s")
@AutoConfigureWebTestClient
@ExtendWith(OutputCaptureExtension.class)
class KitIT {

    private static final Duration WITHIN = Duration.ofSeconds(20);

    @LocalServerPort
    private int port;

    private static final ApiKey OPERATOR = ApiKey.generate(new SecureRandom());
    private static final ApiKey READER = ApiKey.generate(new SecureRandom());

    @SpringBootApplication
    static class Service {

        @RestController
        static class Handlers {

            @GetMapping("/v1/me")
            Map<String, String> me(@WithScope(Scopes.WARNINGS_READ) Caller caller) {
                return Map.of(
                        "partnerId",
                        caller.partnerId(),
                        "thread",
                        String.valueOf(Thread.currentThread().isVirtual()));
            }

            @PostMapping(path = "/v1/refuse", consumes = MediaType.APPLICATION_JSON_VALUE)
            void refuse(@WithScope(Scopes.REPORTS_WRITE) Caller caller, @RequestBody byte[] body) {
                throw Problems.invalid(List.of(new FieldProblem("/a", "required", "Give a.")));
            }

            @GetMapping("/v1/fail")
            void fail(@WithScope(Scopes.WARNINGS_READ) Caller caller) {
                throw new IllegalStateException("07700 900999 must not be in a log");
            }
        }
    }

    @DynamicPropertySource
    static void parts(DynamicPropertyRegistry registry) {
        registry.add("spring.kafka.bootstrap-servers", () -> TestParts.broker().bootstrapServers());
        registry.add("spring.kafka.properties.schema.registry.url", () -> TestParts.registry()
                .url());
        registry.add("forewarn.access.operator-key-sha256", OPERATOR::sha256);
    }

    @Autowired
    private WebTestClient http;

    @BeforeAll
    static void aCharityHasAKey() {
        Map<String, Object> config = Map.of(
                "bootstrap.servers", TestParts.broker().bootstrapServers(),
                "schema.registry.url", TestParts.registry().url());
        try (Admin admin = admin()) {
            TopicCreation.createMissing(admin);
        }
        var serializer = new AvroSerializer<Partner>();
        serializer.configure(config, false);
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), serializer)) {
            var key = new PartnerKey(
                    READER.keyId(), READER.sha256(), List.of(Scopes.WARNINGS_READ), Instant.now(), null, null);
            producer.send(new ProducerRecord<>(
                    Topics.PARTNERS.name(), "northside", new Partner("northside", "Northside Outreach", List.of(key))));
        }
    }

    @Test
    void allTopicsAndTheirDeadLettersAreThere() throws Exception {
        try (Admin admin = admin()) {
            var names = admin.listTopics().names().get();
            Topics.all().forEach(topic -> assertThat(names).contains(topic.name(), topic.deadLetters()));
        }
    }

    @Test
    void withoutAKeyNobodyGetsIn() {
        http.get()
                .uri("/v1/me")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectHeader()
                .valueEquals("WWW-Authenticate", "Bearer")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:forewarn:problem:unauthorized")
                .jsonPath("$.status")
                .isEqualTo(401);
    }

    @Test
    void anUnknownKeyIsRefusedEvenWhereThereIsNothing() {
        get("/v1/nothing", ApiKey.generate(new SecureRandom())).expectStatus().isUnauthorized();
        get("/v1/nothing", OPERATOR)
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo(404);
    }

    @Test
    void aKeyOfTheTopicIsItsCharityAndTheHandlerRunsOnAVirtualThread() {
        Awaitility.await().atMost(WITHIN).untilAsserted(() -> get("/v1/me", READER)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.partnerId")
                .isEqualTo("northside")
                .jsonPath("$.thread")
                .isEqualTo("true"));
    }

    @Test
    void aKeyWithoutTheScopeIsForbidden() {
        Awaitility.await().atMost(WITHIN).untilAsserted(() -> post("/v1/refuse", READER, "{}")
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.detail")
                .value(detail -> assertThat((String) detail).contains("reports:write")));
    }

    @Test
    void aProblemNamesFieldAndRule() {
        post("/v1/refuse", OPERATOR, "{}")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/a")
                .jsonPath("$.errors[0].code")
                .isEqualTo("required");
    }

    @Test
    void aWrongContentTypeAndAWrongMethodAreProblemsToo() {
        http.post()
                .uri("/v1/refuse")
                .header("Authorization", "Bearer " + OPERATOR.text())
                .contentType(MediaType.TEXT_PLAIN)
                .bodyValue("x")
                .exchange()
                .expectStatus()
                .isEqualTo(415)
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo(415);
        http.delete()
                .uri("/v1/me")
                .header("Authorization", "Bearer " + OPERATOR.text())
                .exchange()
                .expectStatus()
                .isEqualTo(405)
                .expectHeader()
                .valueEquals("Allow", "GET")
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo(405);
    }

    @Test
    void anUnexpectedFailureTellsAndLogsNothingOfTheRequest(CapturedOutput output) {
        get("/v1/fail", OPERATOR)
                .expectStatus()
                .isEqualTo(500)
                .expectBody(String.class)
                .value(body -> assertThat(body).doesNotContain("07700").contains("urn:forewarn:problem"));
        assertThat(output.getAll())
                .contains("A request failed")
                .contains("IllegalStateException")
                .doesNotContain("900999");
    }

    @Test
    void aReadyServiceSaysSo() {
        Awaitility.await().atMost(WITHIN).untilAsserted(() -> http.get()
                .uri("/actuator/health/readiness")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.components.broker.status")
                .isEqualTo("UP")
                .jsonPath("$.components.accessKeys.status")
                .isEqualTo("UP"));
        http.get()
                .uri("/actuator/health")
                .exchange()
                .expectBody()
                .jsonPath("$.components.registry.status")
                .isEqualTo("UP");
    }

    private static Admin admin() {
        return Admin.create(
                Map.<String, Object>of("bootstrap.servers", TestParts.broker().bootstrapServers()));
    }

    private WebTestClient.ResponseSpec get(String path, ApiKey key) {
        return http.get()
                .uri(path)
                .header("Authorization", "Bearer " + key.text())
                .exchange();
    }

    private WebTestClient.ResponseSpec post(String path, ApiKey key, String body) {
        return http.post()
                .uri(path)
                .header("Authorization", "Bearer " + key.text())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    @Test
    void aSenderThatStopsHalfWayIsSentAway() throws Exception {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout((int) WITHIN.toMillis());
            socket.getOutputStream().write(("""
                    POST /v1/refuse HTTP/1.1\r
                    Host: localhost\r
                    Authorization: Bearer %s\r
                    Content-Type: application/json\r
                    Content-Length: 100\r
                    \r
                    half""".formatted(OPERATOR.text())).getBytes(StandardCharsets.US_ASCII));
            // ends when the service closes the connection; else it would go on until the socket's own timeout
            assertThat(socket.getInputStream().readAllBytes()).isEmpty();
        }
    }
}
