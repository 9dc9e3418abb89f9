package org.forewarn.intake.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.forewarn.intake.report.Samples.full;
import static org.forewarn.intake.report.Samples.with;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.UUID;
import org.forewarn.intake.IntakeOnSharedParts;
import org.forewarn.intake.ReportsTopic;
import org.forewarn.intake.ReportsTopic.Stored;
import org.forewarn.local.TestParts;
import org.forewarn.schemas.event.ReportEventKind;
import org.forewarn.schemas.event.Sealed;
import org.forewarn.schemas.sealing.Sealer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.web.reactive.function.BodyInserters;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportsIT extends IntakeOnSharedParts {

    private static final int LIMIT = 65_536;

    @Autowired
    private MeterRegistry meters;

    private String key = "";
    private String reader = "";
    private ReportsTopic topic = new ReportsTopic("", "http://none");

    @BeforeAll
    void charities() {
        key = keyOf("rose-house", "reports:write");
        reader = keyOf("night-owls", "warnings:read");
        topic = new ReportsTopic(
                TestParts.broker().bootstrapServers(), TestParts.registry().url());
    }

    private static ObjectNode fresh() {
        return with(full(), "/reference", "\"R-%s\"".formatted(UUID.randomUUID()));
    }

    private static JsonNode accepted(ResponseSpec answer) {
        byte[] body = answer.expectStatus()
                .isAccepted()
                .expectHeader()
                .contentType(MediaType.APPLICATION_JSON)
                .expectBody()
                .returnResult()
                .getResponseBodyContent();
        return Samples.JSON.readTree(body);
    }

    private static JsonNode json(ResponseSpec answer) {
        return Samples.JSON.readTree(
                answer.expectStatus().isOk().expectBody().returnResult().getResponseBodyContent());
    }

    @Test
    void acceptedMeansThatItIsInTheTopicAndSealed() throws Exception {
        ObjectNode report = fresh();
        JsonNode receipt = accepted(submit(key, report));
        String id = receipt.get("reportId").stringValue();

        assertThat(receipt.get("reference")).isEqualTo(report.get("reference"));
        assertThat(receipt.get("state").stringValue()).isEqualTo("accepted");
        assertThat(id)
                .isEqualTo(ReportId.of("rose-house", report.get("reference").stringValue()));
        Stored stored = topic.of(id).getFirst();
        assertThat(stored.event().getProvenance().getPartnerId()).isEqualTo("rose-house");
        assertThat(stored.event().getReport().getIdentifiers().getFirst().getValue())
                .isEqualTo("07700 900123");
        assertThat(stored.bytes())
                .contains("planted scar")
                .doesNotContain("Planted-Narrative", "Planted-Pseudonym", "07700 900777", "planted-crime-ref");
        Sealed sealed = stored.event().getReport().getSealed();
        assertThat(new Sealer(KEYSET).open(id, sealed, "narrative"))
                .isEqualTo(report.at("/incident/narrative").stringValue());
    }

    @Test
    void theSameReportTwiceIsTheSameReport() {
        ObjectNode report = fresh();
        JsonNode first = accepted(submit(key, report));
        JsonNode second = accepted(submit(key, report.toPrettyString()));

        assertThat(second).isEqualTo(first);
        assertThat(topic.of(first.get("reportId").stringValue())).hasSize(1);
    }

    @Test
    void everyAnswerSaysWhereTheStateCanBeSeen() {
        ObjectNode report = fresh().put("reference", "S-" + UUID.randomUUID() + "/2;x");
        String place = requireNonNull(submit(key, report)
                .expectStatus()
                .isAccepted()
                .returnResult(Void.class)
                .getResponseHeaders()
                .getFirst(HttpHeaders.LOCATION));

        assertThat(state(place)).isEqualTo("accepted");
        accepted(withdraw(key, report.get("reference").stringValue()));
        assertThat(state(place)).isEqualTo("withdrawn");
        problem(get(key, "/v1/reports/never-sent"), 404);
        problem(get(keyOf("blue-door", "reports:write"), place), 404);
    }

    private String state(String place) {
        return json(get(key, place)).get("state").stringValue();
    }

    @Test
    void aReferenceOfAnotherContentIsRefusedByPostAndAmendedByPut() {
        ObjectNode report = fresh();
        JsonNode first = accepted(submit(key, report));
        ObjectNode other = with(report, "/incident/injury", "\"serious\"");

        problem(submit(key, other), 409).jsonPath("$.type").isEqualTo("urn:forewarn:problem:conflict");
        JsonNode amended = accepted(put(key, report.get("reference").stringValue(), other));
        assertThat(amended).isEqualTo(first);
        accepted(submit(key, other));
        problem(submit(key, report), 409);
        assertThat(topic.of(first.get("reportId").stringValue()))
                .extracting(stored -> stored.event().getReport().getIncident().getInjury())
                .containsExactly("minor", "serious");
    }

    @Test
    void aWithdrawnReportComesBackByPutOnly() {
        ObjectNode report = fresh();
        String reference = report.get("reference").stringValue();
        accepted(submit(key, report));
        accepted(withdraw(key, reference));

        problem(submit(key, report), 409);
        accepted(put(key, reference, report));
        accepted(submit(key, report));
    }

    @Test
    void putCreatesWhatIsNotThereAndNeedsNoReferenceInTheBody() {
        ObjectNode report = full();
        report.remove("reference");
        String reference = "P-" + UUID.randomUUID() + "/7";
        JsonNode receipt = accepted(put(key, reference, report));

        assertThat(receipt.get("reference").stringValue()).isEqualTo(reference);
        assertThat(accepted(submit(key, report.put("reference", reference)))).isEqualTo(receipt);
        problem(put(key, "another", report), 400)
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/reference")
                .jsonPath("$.errors[0].code")
                .isEqualTo("mismatch");
        problem(put(key, "a b", full()), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "\"%s\""})
    void anIdempotencyKeyNamesAReportThatHasNoReference(String form) {
        ObjectNode report = full();
        report.remove("reference");
        String name = UUID.randomUUID().toString();
        JsonNode first = accepted(submit(key, report, form.formatted(name)));

        assertThat(first.get("reference").stringValue()).isEqualTo(name);
        assertThat(accepted(submit(key, report, name))).isEqualTo(first);
        problem(submit(key, report), 400);
        problem(submit(key, with(report, "/incident/injury", "\"serious\""), name), 422)
                .jsonPath("$.type")
                .isEqualTo("urn:forewarn:problem:idempotency-key-reused");
    }

    @Test
    void anIdempotencyKeyIsForOneContentEvenBesideAReference() {
        String name = UUID.randomUUID().toString();
        ObjectNode report = fresh();
        JsonNode first = accepted(submit(key, report, name));

        assertThat(accepted(submit(key, report, name))).isEqualTo(first);
        problem(submit(key, fresh(), name), 422);
        assertThat(topic.of(first.get("reportId").stringValue()).getFirst().bytes())
                .doesNotContain(name);
        accepted(submit(keyOf("green-lane", "reports:write"), fresh(), name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "--", "a b", "a\\b"})
    void anIdempotencyKeyThatIsNoneIsRefused(String name) {
        problem(submit(key, fresh(), name), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/2", ";x=1", "%2F", "?#&", "..", "+~'"})
    void aWithdrawnReportIsWithdrawnWhateverItsReference(String ending) {
        String reference = "W-" + UUID.randomUUID() + ending;
        JsonNode report = accepted(submit(key, full().put("reference", reference)));
        JsonNode receipt = accepted(withdraw(key, reference));

        assertThat(receipt.get("reportId")).isEqualTo(report.get("reportId"));
        assertThat(receipt.get("reference").stringValue()).isEqualTo(reference);
        assertThat(receipt.get("state").stringValue()).isEqualTo("withdrawn");
        assertThat(topic.of(receipt.get("reportId").stringValue()))
                .extracting(stored -> stored.event().getKind())
                .containsExactly(ReportEventKind.SUBMITTED, ReportEventKind.WITHDRAWN);
    }

    @Test
    void aReferenceThatNoReportCanHaveCannotBeWithdrawn() {
        problem(withdraw(key, "a b"), 400).jsonPath("$.errors[0].pointer").isEqualTo("/reference");
    }

    @Test
    void withoutAGoodKeyNothingIsTaken() {
        problem(submit("fwk_0000000000_" + "x".repeat(43), fresh()), 401);
        problem(submit("planted", fresh()), 401);
        problem(withdraw("planted", "A-1"), 401);
    }

    @Test
    void aKeyWithoutTheScopeMayNot() {
        problem(submit(reader, fresh()), 403);
        problem(withdraw(reader, "A-1"), 403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/planted | 1 | unknown_field",
                "/incident/types/0 | \"planted\" | unknown_word",
                "/consent | null | required",
                "/incident/from | \"2999-01-01T00:00:00Z\" | in_the_future",
                "/suspects/0/heightCm | 1820 | out_of_range"
            })
    void aBrokenRuleIsAnsweredWithFieldAndRule(String pointer, String value, String code) {
        problem(submit(key, with(fresh(), pointer, value)), 400)
                .jsonPath("$.type")
                .isEqualTo("urn:forewarn:problem:invalid")
                .jsonPath("$.errors.length()")
                .isEqualTo(1)
                .jsonPath("$.errors[0].pointer")
                .isEqualTo(pointer)
                .jsonPath("$.errors[0].code")
                .isEqualTo(code)
                .jsonPath("$.errors[0].detail")
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"reference\": planted}", "{\"a\": 1, \"a\": 2}"})
    void malformedJsonIsAnsweredWithItsPlace(String body) {
        problem(submit(key, body), 400)
                .jsonPath("$.type")
                .isEqualTo("urn:forewarn:problem:malformed")
                .jsonPath("$.detail")
                .value(detail -> assertThat(detail.toString()).doesNotContain("planted"));
    }

    @Test
    void aBodyOverTheLimitIsRefusedWhetherOrNotItSaysItsLength() {
        problem(submit(key, " ".repeat(LIMIT + 1)), 413);
        Flux<DataBuffer> pieces =
                Flux.range(0, 100).map(i -> DefaultDataBufferFactory.sharedInstance.wrap(new byte[LIMIT / 50]));
        problem(
                http.post()
                        .uri("/v1/reports")
                        .headers(headers -> headers.setBearerAuth(key))
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(BodyInserters.fromDataBuffers(pieces))
                        .exchange(),
                413);
    }

    @Test
    void aBodyAtTheLimitIsRead() {
        String report = fresh().toString();
        accepted(submit(key, report + " ".repeat(LIMIT - report.getBytes(UTF_8).length)));
    }

    @Test
    void anotherContentTypeIsRefused() {
        problem(
                http.post()
                        .uri("/v1/reports")
                        .headers(headers -> headers.setBearerAuth(key))
                        .contentType(MediaType.TEXT_PLAIN)
                        .bodyValue("planted")
                        .exchange(),
                415);
    }

    /** Received = accepted + rejected + failed; withdrawals are counted apart. */
    @Test
    void countersBalance() {
        accepted(submit(key, fresh()));
        submit(key, "{").expectStatus().isBadRequest();
        submit(key, "{}").expectStatus().isBadRequest();
        accepted(withdraw(key, "A-1"));
        withdraw(key, "a b").expectStatus().isBadRequest();

        assertThat(outcome("accepted")).isPositive();
        assertThat(outcome("rejected")).isGreaterThanOrEqualTo(2);
        assertThat(outcome("withdrawn")).isPositive();
        assertThat(outcome("withdrawal_rejected")).isPositive();
        assertThat(meters.get(ReportCounters.RECEIVED).counter().count())
                .isEqualTo(outcome("accepted") + outcome("rejected") + outcome("failed"));
    }

    private double outcome(String outcome) {
        return meters.get(ReportCounters.OUTCOMES)
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    @Test
    void nothingOfAReportIsInTheLog(CapturedOutput output) {
        accepted(submit(key, fresh()));
        submit(key, with(fresh(), "/suspects/0/planted-name", "\"planted\""))
                .expectStatus()
                .isBadRequest();
        submit(key, "{\"planted\": planted}").expectStatus().isBadRequest();
        submit(key, " ".repeat(LIMIT + 1)).expectStatus().is4xxClientError();
        for (String secret : List.of("lanted", "07700", "QX99", "LS2 9JT", key, KEYSET)) {
            assertThat(output.getAll()).doesNotContain(secret);
        }
    }

    private static BodyContentSpec problem(ResponseSpec answer, int status) {
        return answer.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectHeader()
                .doesNotExist(HttpHeaders.LOCATION)
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo(status);
    }
}
