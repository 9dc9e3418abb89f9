package org.forewarn.intake.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.forewarn.intake.IntakeOnSharedParts;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PartnersIT extends IntakeOnSharedParts {

    private static final String TWICE = """
            {"partnerId": "added-twice", "name": "Twice", "scopes": ["reports:write"]}""";

    @Test
    void aNewPartnersKeyWorks(CapturedOutput output) {
        String key = keyOf("new-partner", "reports:write");
        assertThat(key).startsWith("fwk_");
        submit(key, "{}").expectStatus().isBadRequest();
        assertThat(output.getAll()).doesNotContain(key);
    }

    @Test
    void aPartnerIsNotAddedTwiceAndIsSeenAtOnce() {
        post("/v1/partners", OPERATOR.text(), TWICE)
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("Cache-Control", "no-store");
        post("/v1/partners", OPERATOR.text(), TWICE).expectStatus().isEqualTo(409);
        assertThat(list()).contains("added-twice");
    }

    @Test
    void theListShowsNoHashes() {
        keyOf("listed", "reports:write", "warnings:read");
        assertThat(list())
                .contains("\"partnerId\":\"listed\"", "\"name\":\"Charity listed\"", "\"keyId\":\"")
                .contains("\"reports:write\"")
                .doesNotContain("sha256", "fwk_")
                .doesNotContainPattern("[0-9a-f]{64}");
    }

    @Test
    void onlyTheOperatorMayAddAndList() {
        String key = keyOf("ordinary", "reports:write");
        post("/v1/partners", key, TWICE).expectStatus().isForbidden();
        http.get()
                .uri("/v1/partners")
                .headers(headers -> headers.setBearerAuth(key))
                .exchange()
                .expectStatus()
                .isForbidden();
        http.get().uri("/v1/partners").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void aBadPartnerIsRefusedWithReasons() {
        post("/v1/partners", OPERATOR.text(), "{\"partnerId\": \"No Good\"}")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors.length()")
                .isEqualTo(3);
    }

    @Test
    void aRotationGivesANewKeyAndAnEndToTheOldOne() {
        String old = keyOf("rotating", "reports:write", "check");
        JsonNode answer = json(post("/v1/partners/rotating/keys", OPERATOR.text(), "{\"overlapHours\": 1}")
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("Cache-Control", "no-store"));
        assertThat(answer.at("/scopes")).hasToString("[\"reports:write\",\"check\"]");
        assertThat(answer.at("/expiresAt").isNull()).isTrue();
        Instant end = Instant.parse(answer.at("/partner/keys/0/expiresAt").stringValue());
        assertThat(end)
                .isBetween(Instant.now().plusSeconds(3_500), Instant.now().plusSeconds(3_600));
        assertThat(statusOf(old)).isEqualTo(404);
        assertThat(statusOf(answer.get("key").stringValue())).isEqualTo(404);
    }

    @Test
    void aRotationWithoutABodyTakesTheDefaults() {
        keyOf("rotating-plainly", "check");
        JsonNode answer = json(http.post()
                .uri("/v1/partners/rotating-plainly/keys")
                .headers(headers -> headers.setBearerAuth(OPERATOR.text()))
                .exchange()
                .expectStatus()
                .isCreated());
        assertThat(answer.at("/scopes")).hasToString("[\"check\"]");
        Instant end = Instant.parse(answer.at("/partner/keys/0/expiresAt").stringValue());
        assertThat(end)
                .isBetween(
                        Instant.now().plus(Duration.ofHours(167)), Instant.now().plus(Duration.ofHours(168)));
    }

    @Test
    void aRotationWithoutOverlapEndsTheOldKeyByTheTimeItIsAnswered() {
        String old = keyOf("rotating-now", "reports:write");
        post("/v1/partners/rotating-now/keys", OPERATOR.text(), "{\"overlapHours\": 0}")
                .expectStatus()
                .isCreated();
        assertThat(statusOf(old)).isEqualTo(401);
    }

    @Test
    void revokingIsDoneByTheTimeItIsAnsweredAndMayBeRepeated() {
        String key = keyOf("revoked-once", "reports:write");
        String keyId = key.substring(4, 14);
        JsonNode first = json(
                delete("/v1/partners/revoked-once/keys/" + keyId).expectStatus().isOk());
        assertThat(statusOf(key)).isEqualTo(401);
        assertThat(first.at("/keys/0/state").stringValue()).isEqualTo("revoked");
        assertThat(json(delete("/v1/partners/revoked-once/keys/" + keyId)
                        .expectStatus()
                        .isOk()))
                .isEqualTo(first);
    }

    @Test
    void revokingAPartnerRefusesAllItsKeysAndANewOneNeedsItsScopesSaid() {
        String first = keyOf("revoked-whole", "reports:write");
        String second = json(post("/v1/partners/revoked-whole/keys", OPERATOR.text(), "{}"))
                .get("key")
                .stringValue();
        delete("/v1/partners/revoked-whole").expectStatus().isOk();
        assertThat(statusOf(first)).isEqualTo(401);
        assertThat(statusOf(second)).isEqualTo(401);
        post("/v1/partners/revoked-whole/keys", OPERATOR.text(), "{}")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/scopes");
        post("/v1/partners/revoked-whole/keys", OPERATOR.text(), "{\"scopes\": [\"reports:write\"]}")
                .expectStatus()
                .isCreated();
    }

    @Test
    void whatThereIsNotIsNotFound() {
        keyOf("found", "reports:write");
        post("/v1/partners/nobody/keys", OPERATOR.text(), "{}").expectStatus().isNotFound();
        delete("/v1/partners/nobody").expectStatus().isNotFound();
        delete("/v1/partners/nobody/keys/0123456789").expectStatus().isNotFound();
        delete("/v1/partners/found/keys/0123456789").expectStatus().isNotFound();
    }

    @Test
    void aPartnerCannotHaveMoreValidKeysThanSomebodyKnowsOf() {
        keyOf("hoarding", "reports:write");
        for (int i = 1; i < KeyRing.MAX_VALID; i++) {
            post("/v1/partners/hoarding/keys", OPERATOR.text(), "{}")
                    .expectStatus()
                    .isCreated();
        }
        post("/v1/partners/hoarding/keys", OPERATOR.text(), "{}").expectStatus().isEqualTo(409);
    }

    @Test
    void onlyTheOperatorMayRotateAndRevoke() {
        String key = keyOf("curious", "reports:write");
        post("/v1/partners/curious/keys", key, "{}").expectStatus().isForbidden();
        http.delete()
                .uri("/v1/partners/curious")
                .headers(headers -> headers.setBearerAuth(key))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    private int statusOf(String key) {
        return http.get()
                .uri("/v1/nothing")
                .headers(headers -> headers.setBearerAuth(key))
                .exchange()
                .returnResult(Void.class)
                .getStatus()
                .value();
    }

    private ResponseSpec delete(String path) {
        return http.delete()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(OPERATOR.text()))
                .exchange();
    }

    private static JsonNode json(ResponseSpec answer) {
        return JsonMapper.shared().readTree(answer.expectBody().returnResult().getResponseBodyContent());
    }

    private String list() {
        byte[] body = http.get()
                .uri("/v1/partners")
                .headers(headers -> headers.setBearerAuth(OPERATOR.text()))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBodyContent();
        return body == null ? "" : new String(body, StandardCharsets.UTF_8);
    }
}
