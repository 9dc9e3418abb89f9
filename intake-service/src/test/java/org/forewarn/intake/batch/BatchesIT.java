package org.forewarn.intake.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.forewarn.intake.IntakeOnSharedParts;
import org.forewarn.intake.ReportsTopic;
import org.forewarn.local.TestParts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BatchesIT extends IntakeOnSharedParts {

    private static final JsonMapper JSON = JsonMapper.shared();

    @LocalServerPort
    private int port;

    @Autowired
    private BatchProperties properties;

    private String key = "";
    private ReportsTopic topic = new ReportsTopic("", "http://none");

    @BeforeAll
    void charity() {
        key = keyOf("batch-house", "reports:write");
        topic = new ReportsTopic(
                TestParts.broker().bootstrapServers(), TestParts.registry().url());
    }

    private static ObjectNode report(String reference) {
        return JSON.readValue("""
                {"channel": "import",
                 "consent": {"version": "1", "recordedAt": "2026-03-02T09:15:00Z", "alert": "area"},
                 "incident": {"types": ["theft"], "from": "2026-03-01T21:30:00Z"}}""", ObjectNode.class).put("reference", reference);
    }

    private WebTestClient.ResponseSpec post(String body, String query) {
        return http.post()
                .uri("/v1/reports:batch" + query)
                .headers(headers -> headers.setBearerAuth(key))
                .contentType(MediaType.APPLICATION_NDJSON)
                .bodyValue(body)
                .exchange();
    }

    private List<JsonNode> results(String body, String query) {
        return results(post(body, query));
    }

    private static List<JsonNode> results(WebTestClient.ResponseSpec exchange) {
        byte[] answer = exchange.expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.APPLICATION_NDJSON)
                .expectBody()
                .returnResult()
                .getResponseBodyContent();
        List<JsonNode> results = new ArrayList<>();
        JSON.readerFor(JsonNode.class).<JsonNode>readValues(answer).forEachRemaining(results::add);
        return results;
    }

    private static String reference() {
        return "B-" + UUID.randomUUID();
    }

    @Test
    void everyLineHasItsResultInOrderAndABadOneSpoilsNoOther() {
        String first = reference();
        String last = reference();
        List<JsonNode> results =
                results(report(first) + "\n{\n\n" + report(reference()).put("planted", 1) + "\n" + report(last), "");

        assertThat(results).extracting(result -> result.get("line").intValue()).containsExactly(1, 2, 4, 5);
        assertThat(results)
                .extracting(result -> result.get("status").intValue())
                .containsExactly(202, 400, 400, 202);
        assertThat(results.getFirst().get("reference").stringValue()).isEqualTo(first);
        assertThat(results.getFirst().get("self").stringValue()).isEqualTo("/v1/reports/" + first);
        assertThat(results.get(1).at("/problem/type").stringValue()).isEqualTo("urn:forewarn:problem:malformed");
        assertThat(results.get(2).at("/problem/errors/0/pointer").stringValue()).isEqualTo("/planted");
        for (JsonNode result : List.of(results.getFirst(), results.getLast())) {
            assertThat(topic.of(result.get("reportId").stringValue())).hasSize(1);
        }
    }

    @Test
    void aFileSentAgainChangesNothing() {
        String file = String.join(
                "\n",
                IntStream.range(0, 200)
                        .mapToObj(i -> report(reference()).toString())
                        .toList());
        List<JsonNode> first = results(file, "");
        assertThat(first).hasSize(200).allMatch(result -> result.get("status").intValue() == 202);
        assertThat(results(file, "")).isEqualTo(first);
        assertThat(topic.of(first.get(77).get("reportId").stringValue())).hasSize(1);
    }

    @Test
    void oneReferenceForTwoContentsIsRefusedUnlessTheBatchAmends() {
        String reference = reference();
        ObjectNode one = report(reference);
        ObjectNode other = one.deepCopy().put("channel", "phone");
        String file = one + "\n" + other;

        assertThat(results(file, ""))
                .extracting(result -> result.get("status").intValue())
                .containsExactly(202, 409);
        List<JsonNode> amended = results(file, "?mode=amend");
        assertThat(amended)
                .extracting(result -> result.get("status").intValue())
                .containsExactly(202, 202);
        assertThat(topic.of(amended.getFirst().get("reportId").stringValue())
                        .getLast()
                        .event()
                        .getProvenance()
                        .getChannel())
                .isEqualTo("phone");
    }

    @Test
    void tooManyLinesAreRefusedFromTheFirstThatIsTooMuch() {
        String file = "{}\n".repeat(properties.maxLines()) + report(reference());
        List<JsonNode> results = results(http.mutate()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(-1))
                .build()
                .post()
                .uri("/v1/reports:batch")
                .headers(headers -> headers.setBearerAuth(key))
                .contentType(MediaType.APPLICATION_NDJSON)
                .bodyValue(file)
                .exchange());

        assertThat(results).hasSize(properties.maxLines() + 1);
        assertThat(results.getLast().get("status").intValue()).isEqualTo(413);
        assertThat(results.getLast().get("line").intValue()).isEqualTo(properties.maxLines() + 1);
    }

    @Test
    void aBodyThatSaysItIsTooLongIsRefusedWhole() {
        post(" ".repeat((int) properties.maxBytes() + 1), "").expectStatus().isEqualTo(413);
    }

    @Test
    void aBodyThatTurnsOutTooLongEndsThere() {
        byte[] line = (" ".repeat(50_000) + "\n").getBytes(UTF_8);
        Flux<DataBuffer> endless = Flux.<DataBuffer>generate(
                        sink -> sink.next(DefaultDataBufferFactory.sharedInstance.wrap(line)))
                .take(properties.maxBytes() / line.length + 2);
        byte[] answer = http.post()
                .uri("/v1/reports:batch")
                .headers(headers -> headers.setBearerAuth(key))
                .contentType(MediaType.APPLICATION_NDJSON)
                .body(BodyInserters.fromDataBuffers(endless))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBodyContent();
        assertThat(JSON.readTree(answer).get("status").intValue()).isEqualTo(413);
    }

    @Test
    void resultsComeWhileLinesStillGo() throws IOException {
        try (var batch = new OpenBatch(port, key, WITHIN)) {
            batch.send(report(reference()));
            assertThat(batch.next()).startsWith("HTTP/1.1 200");
            assertThat(batch.next()).contains("\"line\":1", "\"status\":202");
            batch.send(report(reference()));
            assertThat(batch.next()).contains("\"line\":2");
            batch.end();
        }
    }

    /** Else a charity whose uploads break off could soon send none. */
    @Test
    void aSenderThatGoesAwayGivesItsPlaceBack() {
        for (int i = 0; i < properties.maxAtOnce() + 1; i++) {
            Awaitility.await().atMost(WITHIN).until(this::beginsAndBreaksOff);
        }
    }

    private boolean beginsAndBreaksOff() throws IOException {
        try (var batch = new OpenBatch(port, key, WITHIN)) {
            batch.send(report(reference()));
            return batch.next().startsWith("HTTP/1.1 200") && batch.next().contains("\"line\":1");
        }
    }

    @Test
    void tooManyBatchesOfOneCharityAtOnceAreRefused() throws IOException {
        String other = keyOf("second-house", "reports:write");
        try (var first = new OpenBatch(port, other, WITHIN);
                var second = new OpenBatch(port, other, WITHIN)) {
            for (OpenBatch batch : List.of(first, second)) {
                batch.send(report(reference()));
                assertThat(batch.next()).startsWith("HTTP/1.1 200");
            }
            try (var third = new OpenBatch(port, other, WITHIN)) {
                assertThat(third.next()).startsWith("HTTP/1.1 503");
            }
        }
    }

    @Test
    void aSpreadsheetIsTakenRowByRow() {
        String good = reference();
        byte[] answer = csv("", """
                \uFEFFreference;incident.types;incident.from;consent.version;consent.recordedAt;consent.alert\r
                %s;Theft;29/07/2026 23:15;1;30/07/2026;area\r
                %s;theft;soon;1;30/07/2026;area\r
                """.formatted(good, reference()));
        List<JsonNode> results = new ArrayList<>();
        JSON.readerFor(JsonNode.class).<JsonNode>readValues(answer).forEachRemaining(results::add);

        assertThat(results)
                .extracting(result -> result.get("status").intValue())
                .containsExactly(202, 400);
        assertThat(results.getLast().at("/problem/errors/0/pointer").stringValue())
                .isEqualTo("/incident/from");
        assertThat(topic.of(results.getFirst().get("reportId").stringValue())
                        .getFirst()
                        .event()
                        .getReport()
                        .getIncident()
                        .getFrom())
                .isEqualTo("2026-07-29T22:15:00Z");
    }

    @Test
    void aFileWithAnUnknownColumnIsRefusedWhole() {
        JsonNode result = JSON.readTree(csv("", "reference,planted\nA-1,x\n"));
        assertThat(result.get("line").intValue()).isEqualTo(1);
        assertThat(result.at("/problem/errors/0/code").stringValue()).isEqualTo("unknown_field");
    }

    private byte[] csv(String query, String file) {
        byte[] answer = http.post()
                .uri("/v1/reports:batch" + query)
                .headers(headers -> headers.setBearerAuth(key))
                .contentType(new MediaType("text", "csv"))
                .bodyValue(file.getBytes(UTF_8))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBodyContent();
        return answer == null ? new byte[0] : answer;
    }

    @Test
    void aCharitysOwnFormGoesThroughItsMapping() {
        String admin = keyOf("mapped-house", "reports:write", "mappings:write");
        http.put()
                .uri("/v1/mappings/sheet")
                .headers(headers -> headers.setBearerAuth(admin))
                .contentType(MediaType.TEXT_PLAIN)
                .bodyValue("""
                        {"reference": Ref, "channel": "import",
                         "consent": {"version": "1", "recordedAt": $ukTime(Day), "alert": "area"},
                         "incident": {"types": [$lowercase(What)], "from": $ukTime(Day, Hour)}}""")
                .exchange()
                .expectStatus()
                .is2xxSuccessful();
        String own = key;
        key = admin;
        try {
            String reference = reference();
            Awaitility.await().atMost(WITHIN).untilAsserted(() -> {
                JsonNode result = JSON.readTree(
                        csv("?mapping=sheet", "Ref,Day,Hour,What\n%s,29/07/2026,23:15,Theft\n".formatted(reference)));
                assertThat(result.get("status").intValue()).isEqualTo(202);
                assertThat(topic.of(result.get("reportId").stringValue())
                                .getFirst()
                                .event()
                                .getProvenance()
                                .getMappingVersion())
                        .startsWith("sheet@");
            });
            assertThat(JSON.readTree(csv("?mapping=none", "Ref\n1\n"))
                            .at("/problem/errors/0/code")
                            .stringValue())
                    .isEqualTo("unknown_mapping");
        } finally {
            key = own;
        }
    }

    @Test
    void anUnknownModeOrContentTypeIsRefused() {
        post("{}", "?mode=planted").expectStatus().isBadRequest();
        http.post()
                .uri("/v1/reports:batch")
                .headers(headers -> headers.setBearerAuth(key))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("[]")
                .exchange()
                .expectStatus()
                .isEqualTo(415);
    }
}
