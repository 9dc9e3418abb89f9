package org.forewarn.intake.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.forewarn.intake.IntakeOnSharedParts;
import org.forewarn.intake.ReportsTopic;
import org.forewarn.kit.access.Scopes;
import org.forewarn.local.TestParts;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class MappingsIT extends IntakeOnSharedParts {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final WorkedExample EXAMPLE = WorkedExample.read();

    @Autowired
    private Mappings mappings;

    private final ReportsTopic reports = new ReportsTopic(
            TestParts.broker().bootstrapServers(), TestParts.registry().url());

    @Test
    void theExampleOfThePageIsWhatTheServiceSays() {
        String key = keyOf("worked-example", Scopes.MAPPINGS_WRITE);
        JsonNode shown = JSON.readTree(EXAMPLE.trial());
        JsonNode tried = body(
                tryOut(key, trial("text", EXAMPLE.mapping())).expectStatus().isOk());
        assertThat(tried).isEqualTo(shown);
        assertThat(EXAMPLE.page())
                .contains("the example takes " + tried.get("steps").asString() + ".");

        JsonNode registered =
                body(register(key, "own-form", EXAMPLE.mapping()).expectStatus().isCreated());
        var shownRegistered = (ObjectNode) JSON.readTree(EXAMPLE.registered());
        assertThat(registered.propertyNames()).containsExactlyElementsOf(shownRegistered.propertyNames());
        assertThat(registered.get("mapping")).isEqualTo(shownRegistered.get("mapping"));

        assertThat(body(tryOut(key, trial("mapping", "own-form")).expectStatus().isOk()))
                .isEqualTo(shown);
        assertThat(mappings.apply("worked-example", "own-form", JSON.readTree(EXAMPLE.answers())))
                .isEqualTo(new MappingResult.Mapped(
                        (ObjectNode) shown.get("report"),
                        registered.get("mapping").stringValue()));
    }

    @Test
    void aCharitysOwnFormIsAReportThatNamesTheVersionItCameThrough() {
        String key = keyOf("own-form-charity", Scopes.MAPPINGS_WRITE, Scopes.REPORTS_WRITE);
        String version = version(
                register(key, "own-form", EXAMPLE.mapping()).expectStatus().isCreated());
        JsonNode receipt = body(post("/v1/reports?mapping=own-form", key, EXAMPLE.answers())
                .expectStatus()
                .isAccepted());
        assertThat(receipt.get("reference").stringValue()).isEqualTo("RO-4711");
        assertThat(body(post("/v1/reports?mapping=own-form@" + version, key, EXAMPLE.answers())
                        .expectStatus()
                        .isAccepted()))
                .isEqualTo(receipt);
        assertThat(reports.of(receipt.get("reportId").stringValue()))
                .isNotEmpty()
                .allSatisfy(stored -> assertThat(stored.event().getProvenance().getMappingVersion())
                        .isEqualTo("own-form@" + version));
        remove(key, "own-form").expectStatus().isNoContent();
        post("/v1/reports?mapping=own-form", key, EXAMPLE.answers())
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].code")
                .isEqualTo("unknown_mapping");
    }

    @Test
    void theSameTextIsTheSameVersionAndANewOneIsCurrentAtOnce() {
        String key = keyOf("versions", Scopes.MAPPINGS_WRITE);
        String first = version(register(key, "form", "{'a': 1}").expectStatus().isCreated());
        assertThat(version(register(key, "form", "{'a': 1}").expectStatus().isOk()))
                .isEqualTo(first);
        String second = version(register(key, "form", "{'a': 2}").expectStatus().isCreated());
        assertThat(second).isNotEqualTo(first).matches("[0-9a-f]{12}");
        assertThat(map("versions", "form")).isEqualTo("{\"a\":2}");
        assertThat(map("versions", "form@" + first)).isEqualTo("{\"a\":1}");
        version(register(key, "form", "{'a': 1}").expectStatus().isCreated());
        assertThat(map("versions", "form")).isEqualTo("{\"a\":1}");
        assertThat(body(get(key, "/v1/mappings/form").expectStatus().isOk()).get("versions"))
                .extracting(each -> each.get("version").stringValue())
                .containsExactly(first, second);
    }

    @Test
    void aRemovedMappingTakesNothingButCanBeReadAndRegisteredAgain() {
        String key = keyOf("removals", Scopes.MAPPINGS_WRITE);
        String version = version(register(key, "form", "{'a': 1}"));
        remove(key, "form").expectStatus().isNoContent();
        assertThat(mappings.apply("removals", "form", JSON.createObjectNode()))
                .isInstanceOf(MappingResult.UnknownMapping.class);
        get(key, "/v1/mappings/form").expectStatus().isNotFound();
        remove(key, "form").expectStatus().isNotFound();
        assertThat(body(get(key, "/v1/mappings/form@" + version).expectStatus().isOk())
                        .get("text")
                        .stringValue())
                .isEqualTo("{'a': 1}");
        register(key, "form", "{'a': 1}").expectStatus().isCreated();
        assertThat(map("removals", "form")).isEqualTo("{\"a\":1}");
    }

    @Test
    void aCharitySeesOnlyItsOwn() {
        String ours = keyOf("mappings-ours", Scopes.MAPPINGS_WRITE);
        String theirs = keyOf("mappings-theirs", Scopes.MAPPINGS_WRITE);
        register(ours, "form", "{'a': 'ours'}").expectStatus().isCreated();
        get(theirs, "/v1/mappings/form").expectStatus().isNotFound();
        remove(theirs, "form").expectStatus().isNotFound();
        tryOut(theirs, trial("mapping", "form")).expectStatus().isNotFound();
        assertThat(body(get(theirs, "/v1/mappings")).get("mappings")).isEmpty();
        assertThat(body(get(ours, "/v1/mappings")).get("mappings")).hasSize(1);
    }

    @Test
    void whatIsNoMappingIsRefusedWithItsPlace() {
        String key = keyOf("no-mappings", Scopes.MAPPINGS_WRITE);
        assertThat(detail(
                        register(key, "form", "{\n  'a': 1,,\n}").expectStatus().isBadRequest()))
                .contains("near line 2, column");
        assertThat(detail(register(key, "form", "{'a': $now()}").expectStatus().isBadRequest()))
                .contains("$now", "near line 1");
        assertThat(detail(register(key, "form", "").expectStatus().isBadRequest()))
                .contains("no JSONata");
        register(key, "Form", "{'a': 1}").expectStatus().isBadRequest();
        register(key, "form", "'" + "a".repeat(MappingAdministration.MAX_TEXT_BYTES) + "'")
                .expectStatus()
                .isEqualTo(413);
        assertThat(detail(call(HttpMethod.PUT, key, "form", new byte[] {'"', (byte) 0xff, '"'})
                        .expectStatus()
                        .isBadRequest()))
                .contains("UTF-8");
        post("/v1/mappings/form", key, "{}").expectStatus().isEqualTo(405);
    }

    @Test
    void aCharityHasAsManyAsItMay() {
        String key = keyOf("many-mappings", Scopes.MAPPINGS_WRITE);
        for (int i = 0; i < MappingAdministration.MAX_NAMES; i++) {
            register(key, "form-" + i, "{'a': 1}").expectStatus().isCreated();
        }
        register(key, "one-more", "{'a': 1}").expectStatus().isEqualTo(409);
        register(key, "form-0", "{'a': 2}").expectStatus().isCreated();
        remove(key, "form-0").expectStatus().isNoContent();
        register(key, "one-more", "{'a': 1}").expectStatus().isCreated();
    }

    @Test
    void aTrialSaysWhatIsWrongAndPublishesNothing(CapturedOutput output) {
        String key = keyOf("trials", Scopes.MAPPINGS_WRITE);
        JsonNode poor = body(tryOut(key, """
                {"text": "{'reference': ref, 'channel': how}", "input": {"ref": "T-1", "how": "07700 900321"}}"""));
        assertThat(poor.get("report").toString()).isEqualTo("{\"reference\":\"T-1\",\"channel\":\"07700 900321\"}");
        assertThat(poor.get("problems"))
                .extracting(each -> each.get("pointer").stringValue())
                .contains("/channel", "/consent", "/incident");
        JsonNode failed = body(tryOut(key, """
                {"text": "{'reference': ref + 1}", "input": {"ref": "07700 900321"}}"""));
        assertThat(failed.get("report").isNull()).isTrue();
        assertThat(failed.get("problems").get(0).get("code").stringValue()).isEqualTo("mapping_failed");
        assertThat(failed.toString()).doesNotContain("900321");
        for (String neither : new String[] {"{}", "[]", "{\"text\": 1, \"input\": {}}", "{\"text\": \"1\"}", """
                {"text": "1", "mapping": "form", "input": {}}"""}) {
            tryOut(key, neither).expectStatus().isBadRequest();
        }
        tryOut(key, "{").expectStatus().isBadRequest();
        tryOut(key, trial("mapping", "nothing")).expectStatus().isNotFound();
        assertThat(output.getAll()).doesNotContain("900321");
    }

    @Test
    void onlyAKeyThatMayWriteMappingsGetsIn() {
        String key = keyOf("only-reports", Scopes.REPORTS_WRITE);
        register(key, "form", "{'a': 1}").expectStatus().isForbidden();
        tryOut(key, trial("text", "{}")).expectStatus().isForbidden();
        get(key, "/v1/mappings").expectStatus().isForbidden();
        remove(key, "form").expectStatus().isForbidden();
    }

    @Test
    void readinessKnowsOfMappings() {
        http.get()
                .uri("/actuator/health/readiness")
                .exchange()
                .expectBody()
                .jsonPath("$.components.mappings.status")
                .isEqualTo("UP");
    }

    private static String trial(String what, String value) {
        ObjectNode trial = JSON.createObjectNode().put(what, value);
        trial.set("input", JSON.readTree(EXAMPLE.answers()));
        return trial.toString();
    }

    private String map(String partnerId, String mapping) {
        return mappings.apply(partnerId, mapping, JSON.createObjectNode()) instanceof MappingResult.Mapped mapped
                ? mapped.document().toString()
                : "not mapped";
    }

    private ResponseSpec tryOut(String key, String body) {
        return post("/v1/mappings:try", key, body);
    }

    private ResponseSpec register(String key, String name, String text) {
        return call(HttpMethod.PUT, key, name, text.getBytes(StandardCharsets.UTF_8));
    }

    private ResponseSpec call(HttpMethod method, String key, String name, byte[] body) {
        return http.method(method)
                .uri("/v1/mappings/{name}", name)
                .headers(headers -> headers.setBearerAuth(key))
                .contentType(MediaType.TEXT_PLAIN)
                .bodyValue(body)
                .exchange();
    }

    private ResponseSpec remove(String key, String name) {
        return http.delete()
                .uri("/v1/mappings/{name}", name)
                .headers(headers -> headers.setBearerAuth(key))
                .exchange();
    }

    private static String version(ResponseSpec response) {
        return body(response).get("version").stringValue();
    }

    private static String detail(ResponseSpec response) {
        return body(response).get("detail").stringValue();
    }

    private static JsonNode body(ResponseSpec response) {
        return JSON.readTree(
                Objects.requireNonNull(response.expectBody().returnResult().getResponseBodyContent()));
    }
}
