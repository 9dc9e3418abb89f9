package org.forewarn.matching.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.streams.state.HostInfo;
import org.forewarn.kit.access.ApiKey;
import org.forewarn.kit.access.Scopes;
import org.forewarn.local.TestParts;
import org.forewarn.matching.Events;
import org.forewarn.matching.check.CheckKind;
import org.forewarn.matching.check.QuestionReader;
import org.forewarn.matching.check.QuestionReader.Read;
import org.forewarn.matching.check.SightingKeys;
import org.forewarn.matching.check.serving.SightingBranch;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.CheckAudit;
import org.forewarn.schemas.event.CheckMatch;
import org.forewarn.schemas.event.CheckOutcome;
import org.forewarn.schemas.event.Place;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** Two instances with a real broker and registry: whoever is asked answers, wherever the answer lies. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(OutputCaptureExtension.class)
class TwoInstancesIT {

    private static final Duration WAIT = Duration.ofSeconds(90);
    private static final String JSON = "application/json";

    /** So many numbers that neither instance can hold all their keys by chance (one in 2^20). */
    private static final int NUMBERS = 20;

    private static final ApiKey OPERATOR = ApiKey.generate(new SecureRandom());
    private static final ApiKey FERN = ApiKey.generate(new SecureRandom());
    private static final ApiKey MOSS = ApiKey.generate(new SecureRandom());
    private static final ApiKey MOSS_AGAIN = ApiKey.generate(new SecureRandom());
    private static final ApiKey READER = ApiKey.generate(new SecureRandom());

    @TempDir
    private static Path folder;

    private static Wire wire;
    private static Instance one;
    private static Instance other;

    @BeforeAll
    static void start() throws Exception {
        TestParts.broker();
        TestParts.registry();
        wire = new Wire();
        wire.charity("fern-house", List.of(FERN), Scopes.CHECK, Scopes.CASES_READ);
        wire.charity("moss-house", List.of(MOSS, MOSS_AGAIN), Scopes.CHECK, Scopes.CASES_READ);
        wire.charity("ivy-house", List.of(READER), Scopes.WARNINGS_READ);
        String[] limits = {
            "--forewarn.limits.policies.checks.quota=100000",
            "--forewarn.limits.partners.moss-house.checks.quota=4",
            "--forewarn.limits.partners.moss-house.partialchecks.quota=1"
        };
        one = Instance.start(Files.createDirectory(folder.resolve("one")), OPERATOR, limits);
        other = Instance.start(Files.createDirectory(folder.resolve("other")), OPERATOR, limits);
        await().atMost(WAIT).until(() -> one.isReady() && other.isReady());
        await().atMost(WAIT).untilAsserted(() -> assertThat(holders()).hasSize(2));
        for (int i = 0; i < NUMBERS; i++) {
            wire.report(Events.submitted("two-" + i)
                    .checker()
                    .partnerCharities()
                    .identifier("phone", number(i))
                    .at(Place.newBuilder().setPostcode("LS2").build())
                    .event());
        }
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
        wire.close();
    }

    @Test
    @Order(1)
    void eitherInstanceAnswersForTheKeysOfBoth() {
        for (Instance asked : List.of(one, other)) {
            for (int i = 0; i < NUMBERS; i++) {
                String number = number(i);
                await().atMost(WAIT).untilAsserted(() -> {
                    JsonNode answer = Instance.json(asked.check(FERN, "phone", number));
                    assertThat(answer.path("answer").asString()).isEqualTo("known");
                    assertThat(answer.path("counties").get(0).asString()).isEqualTo("West Yorkshire");
                });
            }
        }
        assertThat(holders()).containsExactlyInAnyOrder(one.address(), other.address());
    }

    @Test
    @Order(2)
    void anAnswerHasItsRecordBeforeItIsGivenAndTheRecordDoesNotSayWhatWasAskedFor() {
        JsonNode answer = Instance.json(one.check(FERN, "phone", "07700 900999"));

        CheckAudit audit = Wire.all(Topics.CHECKS).stream()
                .map(record -> record.value())
                .filter(record ->
                        record.getCheckId().equals(answer.path("checkId").asString()))
                .findFirst()
                .orElseThrow();
        assertThat(answer.path("answer").asString()).isEqualTo("unknown");
        assertThat(audit.getAnswer()).isEqualTo(CheckOutcome.UNKNOWN);
        assertThat(audit.getPartnerId()).isEqualTo("fern-house");
        assertThat(audit.getKeyId()).isEqualTo(FERN.keyId());
        assertThat(audit.getType()).isEqualTo("phone");
        assertThat(audit.getMatch()).isEqualTo(CheckMatch.WHOLE);
        assertThat(audit.getFingerprint()).matches("[0-9a-f]{32}");
        assertThat(audit.toString()).doesNotContain("900999");
    }

    @Test
    @Order(3)
    void aWithdrawnReportIsUnknownWhoeverIsAsked() {
        wire.report(Events.withdrawn("two-0"));

        for (Instance asked : List.of(one, other)) {
            await().atMost(WAIT).untilAsserted(() -> assertThat(Instance.json(asked.check(FERN, "phone", number(0)))
                            .path("answer")
                            .asString())
                    .isEqualTo("unknown"));
        }
    }

    @Test
    @Order(4)
    void aReportInEscrowIsToldOfOnceItsCaseShowsIt() {
        wire.report(Events.submitted("two-escrow")
                .checker()
                .escrow(1)
                .identifier("phone", "07700 900600")
                .event());
        await().atMost(WAIT).untilAsserted(() -> assertThat(Wire.all(Topics.ENRICHED_REPORTS))
                .anyMatch(record -> record.key().equals("two-escrow")));
        wire.report(Events.submitted("two-after")
                .checker()
                .identifier("phone", "07700 900601")
                .event());
        // what came later is there, so the earlier one would be, were it shown
        await().atMost(WAIT)
                .untilAsserted(() -> assertThat(answer("07700 900601")).isEqualTo("known"));
        assertThat(answer("07700 900600")).isEqualTo("unknown");

        wire.report(Events.submitted("two-company")
                .checker()
                .identifier("phone", "07700 900600")
                .event());

        for (Instance asked : List.of(one, other)) {
            await().atMost(WAIT)
                    .untilAsserted(() -> assertThat(Instance.json(asked.check(FERN, "phone", "07700 900600"))
                                    .path("reports")
                                    .asInt())
                            .isEqualTo(2));
        }
    }

    @Test
    @Order(5)
    void aCaseIsReadFromEitherInstanceAndItsLinkIsExplained() {
        wire.report(link("case-a", "fern-house", 1).event());
        wire.report(link("case-b", "other-house", 2).partnerCharities().event());
        wire.report(link("case-c", "other-house", 3).event());

        for (Instance asked : List.of(one, other)) {
            await().atMost(WAIT)
                    .untilAsserted(() -> assertThat(Instance.json(asked.get("/v1/cases/case-a", OPERATOR, JSON))
                                    .path("reports"))
                            .hasSize(3));
            JsonNode charitys = Instance.json(asked.get("/v1/cases/case-a", FERN, JSON));
            assertThat(charitys.path("reportCount").asInt()).isEqualTo(3);
            assertThat(charitys.path("withheld").asInt()).isEqualTo(1);
            assertThat(charitys.toString()).doesNotContain("other-house", "case-c");
            assertThat(charitys.path("links")).hasSize(1);

            String link = charitys.path("links").get(0).path("self").asString();
            JsonNode evidence = Instance.json(asked.get(link, FERN, JSON)).path("evidence");
            assertThat(evidence.get(evidence.size() - 1).path("sum").asDouble())
                    .isEqualTo(charitys.path("links").get(0).path("weight").asDouble());
            HttpResponse<String> picture = asked.get(link, FERN, "image/svg+xml");
            assertThat(picture.headers().firstValue("Content-Type")).contains("image/svg+xml");
            assertThat(picture.body()).startsWith("<svg").contains("Same phone number");
            assertThat(asked.get(link + ".svg", FERN, "*/*").body()).isEqualTo(picture.body());
            assertThat(asked.get("/v1/cases/case-a/links/case-a/case-c", FERN, JSON)
                            .statusCode())
                    .as("not even that it is there")
                    .isEqualTo(404);
            assertThat(asked.get("/v1/cases/case-a/links/case-a/case-c", OPERATOR, JSON)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(asked.get("/v1/cases/nothing", OPERATOR, JSON).statusCode())
                    .isEqualTo(404);
            assertThat(asked.get("/v1/cases/case-b", FERN, JSON).statusCode())
                    .as("by a report it may see")
                    .isEqualTo(307);
            for (String path : List.of("/v1/cases/case-c", "/v1/cases/case-c/links/case-a/case-b")) {
                assertThat(asked.get(path, FERN, JSON).statusCode())
                        .as("by one it may not, which a guess at another's reference would be")
                        .isEqualTo(404);
                assertThat(asked.get(path, OPERATOR, JSON).statusCode()).isEqualTo(307);
            }
            assertThat(asked.get("/v1/cases/two-escrow", MOSS, JSON).statusCode())
                    .as("a case of which it may see no report")
                    .isEqualTo(404);
            assertThat(asked.get(link, FERN, "*/*").headers().firstValue("Content-Type"))
                    .as("as curl asks")
                    .contains(JSON);
        }
    }

    @Test
    @Order(6)
    void anIdThatLeadsToAnotherCaseSaysWhere() {
        wire.report(Events.withdrawn("case-a"));

        for (Instance asked : List.of(one, other)) {
            await().atMost(WAIT).untilAsserted(() -> {
                HttpResponse<String> moved = asked.get("/v1/cases/case-a", OPERATOR, JSON);
                assertThat(moved.statusCode()).isEqualTo(307);
                assertThat(moved.headers().firstValue("Location")).contains("/v1/cases/case-b");
            });
            HttpResponse<String> link = asked.get("/v1/cases/case-a/links/case-b/case-c", OPERATOR, JSON);
            assertThat(link.headers().firstValue("Location")).contains("/v1/cases/case-b/links/case-b/case-c");
        }
    }

    @Test
    @Order(7)
    void limitsAreKeptAndPartsHaveTheirOwn() {
        assertThat(one.check(MOSS, "phone", "*900600").statusCode()).isEqualTo(200);
        assertThat(other.check(MOSS, "phone", "*900600").statusCode())
                .as("a second part, of the other instance")
                .isEqualTo(429);
        HttpResponse<String> second = one.check(MOSS_AGAIN, "phone", "*900601");
        assertThat(second.statusCode()).as("with its other key").isEqualTo(429);
        assertThat(second.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isPositive();
        assertThat(one.check(MOSS, "phone", number(1)).statusCode())
                .as("a whole one")
                .isEqualTo(200);
        assertThat(one.check(MOSS, "phone", number(1)).statusCode()).isEqualTo(200);

        assertThat(one.check(MOSS_AGAIN, "phone", number(1)).statusCode())
                .as("the fifth")
                .isEqualTo(429);
        String body = "{\"type\":\"phone\",\"value\":\"07700 900620\"}";
        assertThat(one.post("/v1/%63hecks", MOSS, body).statusCode())
                .as("under an address that is the same")
                .isEqualTo(429);
    }

    @Test
    @Order(8)
    void whoMayNotAskIsRefused() {
        assertThat(one.check(READER, "phone", number(1)).statusCode()).isEqualTo(403);
        assertThat(one.get("/v1/cases/case-b", READER, JSON).statusCode()).isEqualTo(403);
        assertThat(one.post("/%76%31/checks", ApiKey.generate(new SecureRandom()), "{}")
                        .statusCode())
                .isEqualTo(401);
        assertThat(one.check(ApiKey.generate(new SecureRandom()), "phone", number(1))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    @Order(9)
    void whatIsNotUnderstoodIsSaidWithoutQuotingIt() {
        HttpResponse<String> noPhone = one.check(FERN, "phone", "07700 900 sixhundred");
        assertThat(noPhone.statusCode()).isEqualTo(422);
        JsonNode error = Instance.json(noPhone).path("errors").get(0);
        assertThat(error.path("pointer").asString()).isEqualTo("/value");
        assertThat(error.path("code").asString()).isEqualTo("not_a_phone");
        assertThat(noPhone.body()).doesNotContain("sixhundred");
        HttpResponse<String> noType = one.post("/v1/checks", FERN, "{\"type\":\"shoe\",\"sixhundred\":1}");
        assertThat(noType.statusCode()).isEqualTo(400);
        assertThat(noType.body()).contains("/type", "/value", "unknown_field").doesNotContain("sixhundred", "shoe");
        assertThat(one.post("/v1/checks", FERN, "sixhundred").body()).doesNotContain("sixhundred");
        assertThat(one.post("/v1/checks", FERN, "{\"value\":\"" + "1".repeat(9_000) + "\"}")
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    @Order(10)
    void onlyInstancesMayAskInstances() {
        var unsigned = one.request("/internal/questions", OPERATOR)
                .header("Content-Type", JSON)
                .POST(BodyPublishers.ofString(
                        "{\"subject\":\"sightings\",\"partition\":0,\"question\":{\"key\":\"\"}}"));
        assertThat(one.send(unsigned.build()).statusCode()).isEqualTo(403);
        var forged = unsigned.header("Forewarn-Time", String.valueOf(System.currentTimeMillis()))
                .header("Forewarn-Signature", "0".repeat(64));
        assertThat(one.send(forged.build()).statusCode()).isEqualTo(403);
        var huge = one.request("/internal/questions", OPERATOR)
                .header("Content-Type", JSON)
                .POST(BodyPublishers.ofByteArray(new byte[300_000]));
        assertThat(one.send(huge.build()).statusCode()).isEqualTo(413);
    }

    @Test
    @Order(11)
    void aHostileBodyIsAProblemAndNeverAFailure() {
        String nested = "[".repeat(4_000) + "]".repeat(4_000);
        for (String body : List.of(
                "",
                "null",
                "[]",
                "\"07700 900123\"",
                nested,
                "{\"type\":\"phone\",\"type\":\"phone\",\"value\":\"07700 900123\"}",
                "{\"type\":[\"phone\"],\"value\":\"07700 900123\"}",
                "{\"type\":\"phone\",\"value\":7700900123}",
                "{\"type\":\"phone\",\"value\":{\"a\":1}}",
                "{\"type\":\"phone\",\"value\":\"07700 900123\"} {}",
                "{\"type\":\"phone\",\"value\":\"\\u0000\"}",
                "{\"type\":\"handle\",\"value\":\"\\ud800\\u202e\"}",
                "{\"type\":\"plate\",\"value\":\"" + "\\ufdfa".repeat(512) + "\"}")) {
            assertThat(one.post("/v1/checks", FERN, body).statusCode()).as(body).isBetween(200, 422);
        }
        var form = one.request("/v1/checks", FERN)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("type=phone&value=1"));
        assertThat(one.send(form.build()).statusCode()).isEqualTo(415);
        assertThat(one.post("/v1/checks", FERN, "{\"value\":\"" + "1".repeat(300_000) + "\"}")
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    @Order(12)
    void noValueIsInALogOrAMetric(CapturedOutput output) {
        // the extension keeps what was written since the class began
        one.check(FERN, "phone", "07700 900123");
        one.check(FERN, "plate", "AB12 ZYX");
        assertThat(output.getAll())
                .as("from the beginning")
                .contains("Stream is RUNNING")
                .doesNotContain("900123", "900600", "900999", "sixhundred", "ZYX");
        String metrics = one.get("/actuator/prometheus", OPERATOR, "*/*").body();
        assertThat(metrics)
                .contains("forewarn_matching_checks_seconds_count{kind=\"phone\",match=\"whole\",outcome=\"known\"}")
                .doesNotContain("900123", "900600", "ZYX");
    }

    @Test
    @Order(13)
    void whileAnInstanceLeavesNothingKnownIsCalledUnknown() {
        other.close();
        var seen = new HashMap<Integer, Integer>();
        await().atMost(WAIT).until(() -> {
            boolean all = true;
            for (int i = 1; i < NUMBERS; i++) {
                HttpResponse<String> response = one.check(FERN, "phone", number(i));
                seen.merge(response.statusCode(), 1, Integer::sum);
                if (response.statusCode() == 200) {
                    assertThat(Instance.json(response).path("answer").asString())
                            .isEqualTo("known");
                } else {
                    assertThat(response.statusCode()).isEqualTo(503);
                    assertThat(response.headers().firstValue("Retry-After")).isPresent();
                    all = false;
                }
            }
            return all && one.get("/v1/cases/case-b", OPERATOR, JSON).statusCode() == 200;
        });
        assertThat(seen.keySet()).isSubsetOf(200, 503);
    }

    private static Events.Submission link(String id, String partnerId, int minute) {
        return Events.submitted(id)
                .identifier("phone", "07700 900650")
                .from(partnerId)
                .receivedAtMinute(minute);
    }

    private static String answer(String number) {
        return Instance.json(one.check(FERN, "phone", number)).path("answer").asString();
    }

    private static String number(int i) {
        return "07700 900%03d".formatted(620 + i);
    }

    /** Of the numbers' keys and of the cases. */
    private static Set<HostInfo> holders() {
        var reader = new QuestionReader(new SightingKeys(Events.secret()));
        Set<HostInfo> holders = IntStream.range(0, NUMBERS)
                .mapToObj(i -> reader.read(CheckKind.PHONE, number(i)))
                .map(read -> ((Read.Understood) read).question().keys().getFirst())
                .map(key -> one.holder(SightingBranch.SIGHTINGS, key))
                .collect(Collectors.toSet());
        return holders;
    }
}
