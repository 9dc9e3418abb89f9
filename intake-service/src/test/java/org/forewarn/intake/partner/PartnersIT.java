package org.forewarn.intake.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.awaitility.Awaitility;
import org.forewarn.intake.IntakeOnSharedParts;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.system.CapturedOutput;

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
    void aPartnerIsNotAddedTwiceAlsoNotAtOnce() {
        post("/v1/partners", OPERATOR.text(), TWICE)
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("Cache-Control", "no-store");
        post("/v1/partners", OPERATOR.text(), TWICE).expectStatus().isEqualTo(409);
        Awaitility.await().atMost(WITHIN).until(() -> list().contains("added-twice"));
        post("/v1/partners", OPERATOR.text(), TWICE).expectStatus().isEqualTo(409);
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
