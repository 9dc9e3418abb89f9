package org.forewarn.intake;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.awaitility.Awaitility;
import org.forewarn.kit.access.ApiKey;
import org.forewarn.schemas.sealing.Keyset;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.json.JsonMapper;

/** The service on a real broker and a real registry, called over HTTP by a charity. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureWebTestClient(timeout = "30s")
@ExtendWith(OutputCaptureExtension.class)
public abstract class RunningIntake {

    protected static final Duration WITHIN = Duration.ofSeconds(30);
    protected static final ApiKey OPERATOR = ApiKey.generate(new SecureRandom());
    protected static final String KEYSET = Keyset.generate();
    private static final String SECRET = Base64.getEncoder().encodeToString(new SecureRandom().generateSeed(32));

    @Autowired
    protected WebTestClient http;

    /** Secrets and the operator's key. Which broker and registry it runs on, each subclass says. */
    @DynamicPropertySource
    static void service(DynamicPropertyRegistry registry) {
        registry.add("forewarn.access.operator-key-sha256", OPERATOR::sha256);
        registry.add("forewarn.sealing.keyset", () -> KEYSET);
        registry.add("forewarn.secret", () -> SECRET);
    }

    protected ResponseSpec post(String path, String key, Object body) {
        return http.post()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(key))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body.toString())
                .exchange();
    }

    protected ResponseSpec submit(String key, Object report) {
        return post("/v1/reports", key, report);
    }

    protected ResponseSpec submit(String key, Object report, String idempotencyKey) {
        return http.post()
                .uri("/v1/reports")
                .headers(headers -> headers.setBearerAuth(key))
                .header("Idempotency-Key", idempotencyKey)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(report.toString())
                .exchange();
    }

    protected ResponseSpec put(String key, String reference, Object report) {
        return http.put()
                .uri("/v1/reports/{reference}", reference)
                .headers(headers -> headers.setBearerAuth(key))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(report.toString())
                .exchange();
    }

    /** @param path as a Location has it, encoded */
    protected ResponseSpec get(String key, String path) {
        return http.get()
                .uri(base -> base.build().resolve(path))
                .headers(headers -> headers.setBearerAuth(key))
                .exchange();
    }

    protected ResponseSpec withdraw(String key, String reference) {
        return http.delete()
                .uri("/v1/reports/{reference}", reference)
                .headers(headers -> headers.setBearerAuth(key))
                .exchange();
    }

    /** Adds a charity through the API and gives its key, as soon as it is honoured. */
    protected String keyOf(String partnerId, String... scopes) {
        var body = JsonMapper.shared()
                .createObjectNode()
                .put("partnerId", partnerId)
                .put("name", "Charity " + partnerId)
                .putPOJO("scopes", List.of(scopes));
        byte[] answer = post("/v1/partners", OPERATOR.text(), body)
                .expectStatus()
                .isCreated()
                .expectBody()
                .returnResult()
                .getResponseBodyContent();
        String key = JsonMapper.shared().readTree(answer).get("key").stringValue();
        Awaitility.await().atMost(WITHIN).until(() -> honoured(key));
        awaitReady();
        return key;
    }

    protected void awaitReady() {
        Awaitility.await().atMost(WITHIN).until(() -> status("/actuator/health/readiness") == 200);
    }

    private int status(String path) {
        return http.get()
                .uri(path)
                .exchange()
                .returnResult(Void.class)
                .getStatus()
                .value();
    }

    private boolean honoured(String key) {
        return http.get()
                        .uri("/v1/nothing")
                        .headers(headers -> headers.setBearerAuth(key))
                        .exchange()
                        .returnResult(Void.class)
                        .getStatus()
                        .value()
                == 404;
    }
}
