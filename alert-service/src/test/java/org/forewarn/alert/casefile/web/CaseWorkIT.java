package org.forewarn.alert.casefile.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forewarn.alert.Suite.soon;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.forewarn.alert.Suite;
import org.forewarn.alert.audit.Act;
import org.forewarn.alert.casefile.CaseStates;
import org.forewarn.alert.casefile.Pair;
import org.forewarn.alert.casefile.SampleCase;
import org.forewarn.alert.staff.AtTheDesk;
import org.forewarn.kit.access.ApiKey;
import org.forewarn.kit.access.Scopes;
import org.forewarn.local.TestParts;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.Incident;
import org.forewarn.schemas.event.LinkDecision;
import org.forewarn.schemas.event.LinkVerdict;
import org.forewarn.schemas.event.Partner;
import org.forewarn.schemas.event.PartnerKey;
import org.forewarn.schemas.event.Provenance;
import org.forewarn.schemas.event.Report;
import org.forewarn.schemas.event.ReportEvent;
import org.forewarn.schemas.event.ReportEventKind;
import org.forewarn.schemas.event.ReportFacts;
import org.forewarn.schemas.event.Sealed;
import org.forewarn.schemas.sealing.Sealer;
import org.forewarn.schemas.serde.AvroDeserializer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a reviewer does to a case: over pages and over the API, to the topic and into the audit. */
class CaseWorkIT {

    private static final String HOSTILE =
            "<script>alert(1)</script>\n\"><img src=x onerror=alert(2)> ${7*7} [[${7*7}]] &amp;";
    private static final ApiKey NORTH = ApiKey.generate(new SecureRandom());
    private static final ApiKey SOUTH = ApiKey.generate(new SecureRandom());

    @SuppressWarnings("NullAway.Init")
    private static Suite suite;

    @SuppressWarnings("NullAway.Init")
    private static AtTheDesk kim;

    @BeforeAll
    static void start() {
        suite = Suite.start(Map.of("forewarn.desk.auto-issue", false));
        kim = AtTheDesk.reviewer(suite, "Kim Reviewer");
        partner("north-" + RUN, "North House", NORTH);
        partner("south-" + RUN, "South House", SOUTH);
    }

    private static final String RUN = UUID.randomUUID().toString().substring(0, 8);

    @AfterAll
    static void stop() {
        suite.close();
    }

    private static void partner(String id, String name, ApiKey key) {
        suite.say(
                Topics.PARTNERS,
                id,
                new Partner(
                        id,
                        name,
                        List.of(PartnerKey.newBuilder()
                                .setKeyId(key.keyId())
                                .setSha256(key.sha256())
                                .setScopes(List.of(Scopes.REPORTS_WRITE))
                                .setCreatedAt(Instant.now())
                                .build())));
    }

    /** A case of the given reports, shown by the desk; each report is in the topic reports too. */
    private static Case shown(boolean bridged, ReportFacts... reports) {
        Case state = SampleCase.of(1, bridged, reports);
        suite.say(state);
        soon().until(() -> suite.bean(CaseStates.class).find(state.getCaseId()).isPresent());
        return state;
    }

    private static ReportFacts report(String partner, int daysBefore) {
        return SampleCase.report("LS2", partner + "-" + RUN, daysBefore);
    }

    private static void original(ReportFacts report, @Nullable String narrative) {
        var fields = new HashMap<String, String>();
        fields.put("reporter", "{\"pseudonym\": \"never kept\"}");
        if (narrative != null) {
            fields.put("narrative", narrative);
        }
        event(report, ReportEventKind.SUBMITTED, new Sealer(Suite.keyset()).seal(report.getReportId(), fields));
    }

    private static void event(ReportFacts report, ReportEventKind kind, @Nullable Sealed sealed) {
        suite.say(
                Topics.REPORTS,
                report.getReportId(),
                ReportEvent.newBuilder()
                        .setReportId(report.getReportId())
                        .setProvenance(Provenance.newBuilder()
                                .setPartnerId(report.getPartnerId())
                                .setKeyId("k")
                                .setChannel("web")
                                .setReceivedAt(report.getReceivedAt())
                                .setApiVersion("v1")
                                .setReference("F-" + report.getReportId().substring(0, 6))
                                .build())
                        .setKind(kind)
                        .setReport(
                                kind == ReportEventKind.WITHDRAWN
                                        ? null
                                        : Report.newBuilder()
                                                .setConsent(report.getConsent())
                                                .setIncident(Incident.newBuilder()
                                                        .setTypes(report.getTypes())
                                                        .setFrom(report.getFrom())
                                                        .build())
                                                .setSealed(sealed)
                                                .build())
                        .build());
    }

    private static boolean hasNarrative(ReportFacts report) {
        return suite.jdbc()
                        .sql("select count(*) from report_original where report_id = ? and narrative is not null")
                        .param(report.getReportId())
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private static HttpResponse<String> open(String path) {
        return kim.open(path);
    }

    private static Document page(HttpResponse<String> answer) {
        return Jsoup.parse(answer.body());
    }

    private static HttpResponse<String> form(String path, Map<String, String> fields) {
        return kim.post(path, fields);
    }

    private static HttpResponse<String> asCharity(ApiKey key, String path, @Nullable String body) {
        var request = HttpRequest.newBuilder(suite.uri(path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + key.text());
        if (body != null) {
            request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        }
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (Exception e) {
            throw new AssertionError("no answer", e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static List<AtTheDesk.Noted> noted(Act act, String subject) {
        return AtTheDesk.audit(suite, act, subject);
    }

    @Test
    void aNarrativeIsOpenedByPostAloneShownAsTextAndNoted() {
        ReportFacts report = report("north", 3);
        original(report, HOSTILE);
        Case state = shown(false, report);
        soon().until(() -> hasNarrative(report));
        String path = "/desk/cases/" + state.getCaseId() + "/reports/" + report.getReportId() + "/narrative";

        assertThat(open(path).statusCode()).isEqualTo(303);
        assertThat(open("/desk/cases/" + state.getCaseId()).body()).doesNotContain("alert(1)");
        assertThat(noted(Act.NARRATIVE_OPENED, "report/" + report.getReportId()))
                .isEmpty();

        HttpResponse<String> opened = form(path, Map.of());

        assertThat(opened.statusCode()).isEqualTo(200);
        assertThat(page(opened).select(".narrative").get(0).wholeText()).isEqualTo(HOSTILE);
        assertThat(page(opened).select("main script, main img")).isEmpty();
        assertThat(opened.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(opened.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("script-src 'self'")
                .doesNotContain("unsafe");
        assertThat(noted(Act.NARRATIVE_OPENED, "report/" + report.getReportId()))
                .singleElement()
                .satisfies(noted -> {
                    assertThat(noted.actorId()).isEqualTo(kim.memberId().toString());
                    assertThat(noted.details().path("case").asString()).isEqualTo(state.getCaseId());
                    assertThat(noted.details().toString()).doesNotContain("alert");
                });
    }

    @Test
    void nothingButTheNarrativeIsKeptAndAWithdrawalTakesIt() {
        ReportFacts report = report("north", 5);
        original(report, "He came back twice.");
        Case state = shown(false, report);
        soon().until(() -> hasNarrative(report));
        byte[] before = kept(report);

        original(report, "He came back once.");
        soon().until(() -> !ByteBuffer.wrap(kept(report)).equals(ByteBuffer.wrap(before)));
        String path = "/desk/cases/" + state.getCaseId() + "/reports/" + report.getReportId() + "/narrative";
        assertThat(form(path, Map.of()).body()).contains("He came back once.");

        event(report, ReportEventKind.WITHDRAWN, null);
        soon().until(() -> !hasNarrative(report));
        assertThat(form(path, Map.of()).body()).doesNotContain("He came back");
        suite.say(Topics.REPORTS, report.getReportId(), null);
        soon().until(() -> suite.jdbc()
                        .sql("select count(*) from report_original where report_id = ?")
                        .param(report.getReportId())
                        .query(Integer.class)
                        .single()
                == 0);
    }

    private static byte[] kept(ReportFacts report) {
        return suite.jdbc()
                .sql("select narrative from report_original where report_id = ?")
                .param(report.getReportId())
                .query(byte[].class)
                .single();
    }

    @Test
    void aReportThatNoCaseListsIsSeenNowhere() {
        ReportFacts escrowed = report("north", 6);
        original(escrowed, "Waits for company.");
        Case other = shown(false, report("south", 7));
        soon().until(() -> hasNarrative(escrowed));
        String path = "/desk/cases/" + other.getCaseId() + "/reports/" + escrowed.getReportId() + "/narrative";

        assertThat(form(path, Map.of()).statusCode()).isEqualTo(404);
        assertThat(open("/desk/cases/" + escrowed.getReportId()).statusCode()).isEqualTo(404);
        assertThat(open("/desk/cases/" + other.getCaseId() + "/pair?one=" + other.getCaseId() + "&other="
                                + escrowed.getReportId())
                        .statusCode())
                .isEqualTo(404);
        HttpResponse<String> found = form(
                "/desk/search", Map.of("typed", "F-" + escrowed.getReportId().substring(0, 6)));
        assertThat(page(found).select(".found li")).isEmpty();
        Map<String, String> decision = Map.of(
                "left",
                other.getCaseId(),
                "right",
                escrowed.getReportId(),
                "verdict",
                "same",
                "reason",
                "same_identifier");
        assertThat(form("/desk/cases/" + other.getCaseId() + "/decisions", decision)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aDecisionReachesTheTopicAndCanBeTakenBack() {
        ReportFacts one = report("north", 9);
        ReportFacts other = report("south", 8);
        Case state = shown(false, one, other);
        Pair pair = Pair.of(one.getReportId(), other.getReportId());
        String path = "/desk/cases/" + state.getCaseId() + "/decisions";
        var fields = new HashMap<String, String>(
                Map.of("left", pair.right(), "right", pair.left(), "verdict", "not_same", "reason", ""));

        assertThat(form(path, fields).statusCode()).isEqualTo(400);
        fields.put("reason", "shared_identifier");
        assertThat(form(path, fields).headers().firstValue("Location").orElse(""))
                .endsWith("said=decided");
        assertThat(form(path, fields).headers().firstValue("Location").orElse(""))
                .endsWith("said=nothing_new");

        LinkDecision decided = soon().until(() -> newest(pair), records -> !records.isEmpty())
                .getLast()
                .value();
        assertThat(decided.getVerdict()).isEqualTo(LinkVerdict.NOT_SAME);
        assertThat(decided.getWho()).isEqualTo(kim.memberId().toString());
        assertThat(decided.getWhy()).isEqualTo("shared_identifier");
        assertThat(noted(Act.DECIDED_NOT_SAME, "case/" + state.getCaseId())).hasSize(1);
        assertThat(page(open("/desk/cases/" + state.getCaseId())).select("#log").text())
                .contains("not the same person", "Several people use this number");

        fields.putAll(Map.of("verdict", "none", "reason", "decided_by_mistake"));
        form(path, fields);

        soon().until(
                        () -> newest(pair),
                        records -> records.size() == 2 && records.getLast().value() == null);
        assertThat(noted(Act.DECISION_TAKEN_BACK, "case/" + state.getCaseId())).hasSize(1);
        assertThat(form(path, fields).headers().firstValue("Location").orElse(""))
                .endsWith("said=nothing_new");
    }

    private static List<ConsumerRecord<String, LinkDecision>> newest(Pair pair) {
        var values = new AvroDeserializer<LinkDecision>();
        values.configure(
                Map.of("schema.registry.url", TestParts.registry().url(), "specific.avro.reader", true), false);
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", TestParts.broker().bootstrapServers()), new StringDeserializer(), values)) {
            consumer.assign(consumer.partitionsFor(Topics.LINK_DECISIONS.name()).stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList());
            consumer.seekToBeginning(consumer.assignment());
            var found = new ArrayList<ConsumerRecord<String, LinkDecision>>();
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, LinkDecision> record : consumer.poll(Duration.ofMillis(100))) {
                    if (record.key().equals(pair.left() + "|" + pair.right())) {
                        found.add(record);
                    }
                }
            }
            return found;
        }
    }

    @Test
    void aCharityReadsAndAnswersItsOwnQuestionsAndNoOthers() {
        ReportFacts ours = report("north", 12);
        ReportFacts theirs = report("south", 11);
        original(ours, null);
        Case state = shown(false, ours, theirs);
        soon().until(() -> suite.jdbc()
                        .sql("select count(*) from report_original where report_id = ?")
                        .param(ours.getReportId())
                        .query(Integer.class)
                        .single()
                == 1);
        String path = "/desk/cases/" + state.getCaseId() + "/questions";
        form(path, Map.of("report", ours.getReportId(), "words", "Was the car grey? <b>"));
        form(path, Map.of("report", theirs.getReportId(), "words", "How tall was he?"));
        soon().until(() -> suite.jdbc()
                        .sql("select count(*) from warning where case_id = ?")
                        .param(state.getCaseId())
                        .query(Integer.class)
                        .single()
                == 1);
        soon().until(() -> asCharity(NORTH, "/v1/questions", null).statusCode() == 200);

        JsonNode north = json(asCharity(NORTH, "/v1/questions?open=true", null)).path("questions");
        assertThat(north).hasSize(1);
        assertThat(north.get(0).path("question").asString()).isEqualTo("Was the car grey? <b>");
        assertThat(north.get(0).path("reference").asString())
                .isEqualTo("F-" + ours.getReportId().substring(0, 6));
        assertThat(north.toString()).doesNotContain(state.getCaseId().substring(0, 13), "reportId", "tall");
        String questionId = north.get(0).path("questionId").asString();
        String answer = "{\"answer\": \"Yes, and <i>dirty</i>.\"}";
        // a warning that nobody had to look at
        suite.jdbc().sql("""
                update warning set state = 'rejected', attention = null, waiting_since = null where case_id = ?""").param(state.getCaseId()).update();

        assertThat(asCharity(SOUTH, "/v1/questions/" + questionId + "/answer", answer)
                        .statusCode())
                .isEqualTo(404);
        assertThat(asCharity(NORTH, "/v1/questions/" + questionId + "/answer", answer)
                        .statusCode())
                .isEqualTo(200);
        assertThat(asCharity(NORTH, "/v1/questions/" + questionId + "/answer", answer)
                        .statusCode())
                .isEqualTo(409);
        assertThat(json(asCharity(NORTH, "/v1/questions?open=true", null)).path("questions"))
                .isEmpty();
        Document page = page(open("/desk/cases/" + state.getCaseId()));
        assertThat(page.select("#questions").text()).contains("Was the car grey? <b>", "Yes, and <i>dirty</i>.");
        assertThat(page.select("#questions b, #questions i")).isEmpty();

        event(ours, ReportEventKind.WITHDRAWN, null);
        soon().until(() ->
                json(asCharity(NORTH, "/v1/questions", null)).path("questions").isEmpty());
        assertThat(json(asCharity(SOUTH, "/v1/questions", null)).path("questions"))
                .hasSize(1);
    }

    @Test
    void theApiDoesWhatThePagesDo() {
        ReportFacts one = report("north", 15);
        ReportFacts other = report("south", 14);
        original(one, "Words.");
        Case state = shown(false, one, other);
        soon().until(() -> hasNarrative(one));
        String path = "/v1/desk/cases/" + state.getCaseId();

        assertThat(suite.get(path).path("severity").asString()).isEqualTo("severe");
        HttpResponse<String> former = open("/v1/desk/cases/" + other.getReportId());
        assertThat(former.statusCode()).isEqualTo(307);
        assertThat(former.headers().firstValue("Location")).contains(path);
        assertThat(suite.post(path + "/decisions", "{}").statusCode()).isEqualTo(400);
        Pair pair = Pair.of(one.getReportId(), other.getReportId());
        HttpResponse<String> decided = suite.post(
                path + "/decisions",
                "{\"left\": \"%s\", \"right\": \"%s\", \"verdict\": \"same\", \"reason\": \"one_incident\"}"
                        .formatted(pair.left(), pair.right()));
        assertThat(decided.statusCode()).as(decided.body()).isEqualTo(200);
        assertThat(suite.get(path + "/decisions").get(0).path("verdict").asString())
                .isEqualTo("same");
        HttpResponse<String> narrative = suite.post(path + "/reports/" + one.getReportId() + "/narrative", "");
        assertThat(json(narrative).path("narrative").asString()).isEqualTo("Words.");
        assertThat(noted(Act.NARRATIVE_OPENED, "report/" + one.getReportId()))
                .singleElement()
                .satisfies(noted -> assertThat(noted.actorKind()).isEqualTo("key"));
        HttpResponse<String> found =
                suite.post("/v1/desk/cases:search", "{\"query\": \"%s\"}".formatted(other.getReportId()));
        assertThat(json(found).path("cases").get(0).path("caseId").asString()).isEqualTo(state.getCaseId());
    }

    @Test
    void aReportsOwnIdLeadsToItsCase() {
        ReportFacts one = report("north", 18);
        ReportFacts other = report("south", 17);
        Case state = shown(false, one, other);

        HttpResponse<String> answer = open("/desk/cases/" + other.getReportId());

        assertThat(answer.statusCode()).isEqualTo(307);
        assertThat(answer.headers().firstValue("Location")).contains("/desk/cases/" + state.getCaseId());
        HttpResponse<String> svg = open("/desk/cases/" + state.getCaseId() + "/links/"
                + state.getLinks().getFirst().getLeft() + "/"
                + state.getLinks().getFirst().getRight() + ".svg");
        assertThat(svg.headers().firstValue("Content-Type").orElse("")).startsWith("image/svg+xml");
        assertThat(svg.body()).contains("Same phone number");
    }
}
