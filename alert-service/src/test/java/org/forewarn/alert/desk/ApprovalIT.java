package org.forewarn.alert.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forewarn.alert.Suite.soon;
import static org.forewarn.alert.TestCase.closed;
import static org.forewarn.alert.TestCase.open;
import static org.forewarn.alert.TestCase.report;

import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.forewarn.alert.Person;
import org.forewarn.alert.Suite;
import org.forewarn.alert.desk.WarningViews.Eyes;
import org.forewarn.alert.feed.FeedWorld;
import org.forewarn.alert.warning.WarningContent;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.ReportFacts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Where nobody switched it on, nothing is issued without a person. */
class ApprovalIT {

    @SuppressWarnings("NullAway.Init")
    private static Suite suite;

    @BeforeAll
    static void start() {
        suite = Suite.start(Map.of("forewarn.desk.auto-issue", false));
    }

    @AfterAll
    static void stop() {
        suite.close();
    }

    @Test
    void aDraftWaitsForApprovalAndFollowsItsCaseUntilThen() {
        Person person = Person.of(1, "CA1");
        suite.subscribe(person);
        ReportFacts first = report("CA1");

        suite.say(open(first));
        soon().until(() -> !find(first).isMissingNode());
        suite.say(open(first, report("LA1")));
        soon().until(() -> find(first).path("version").asInt() == 2);

        JsonNode draft = suite.get(path(first));
        assertThat(draft.path("state").asString()).isEqualTo("drafted");
        assertThat(draft.has("issued")).isFalse();
        assertThat(draft.path("proposed").path("outwardCodes").toString()).contains("CA1", "LA1");
        assertThat(suite.allTexts()).isEmpty();

        assertThat(suite.post(path(first) + "/approve?version=1", "").statusCode())
                .isEqualTo(409);
        assertThat(suite.post(path(first) + "/approve?version=2", "").statusCode())
                .isEqualTo(200);
        soon().until(() -> suite.texts(person).size() == 1);
        assertThat(suite.post(path(first) + "/approve", "").statusCode()).isEqualTo(409);
        JsonNode issued = suite.get(path(first));
        assertThat(issued.path("state").asString()).isEqualTo("issued");
        assertThat(issued.path("issued").path("texts").get(0).path("full").asString())
                .isEqualTo(Suite.words(suite.texts(person).getFirst()));
    }

    @Test
    void aLargerAreaWaitsForApprovalToo() {
        Person first = Person.of(3, "OX1");
        Person second = Person.of(4, "GL1");
        suite.subscribe(first, second);
        ReportFacts report = report("OX1");

        suite.say(open(report));
        soon().until(() -> !find(report).isMissingNode());
        suite.post(path(report) + "/approve", "");
        soon().until(() -> suite.texts(first).size() == 1);
        int issued = find(report).path("version").asInt();
        suite.say(open(report, report("GL1")));
        soon().until(() -> find(report).path("version").asInt() > issued);
        assertThat(suite.texts(second)).isEmpty();

        suite.post(path(report) + "/approve", "");
        soon().until(() -> suite.texts(second).size() == 1);
        assertThat(suite.texts(first)).hasSize(1);
    }

    @Test
    void whoOnlyReadsWarningsSeesNoDraftsAndNoReports() {
        WarningViews views = suite.bean(WarningViews.class);
        ReportFacts report = report("SR1");
        suite.say(open(report));
        soon().until(() -> !find(report).isMissingNode());
        UUID warningId = UUID.fromString(find(report).path("warningId").asString());
        var partner = new Eyes("rose-house");
        assertThat(views.find(partner, warningId)).isEmpty();
        assertThat(views.page(partner, Long.MAX_VALUE, 100))
                .noneMatch(view -> view.warningId().equals(warningId));

        suite.post(path(report) + "/approve", "");
        assertThat(views.find(partner, warningId))
                .as("nobody knows yet that its reporter allows it")
                .isEmpty();
        new FeedWorld(suite).report(report, true);
        soon().until(() -> views.find(partner, warningId).isPresent());

        WarningView view = views.find(partner, warningId).orElseThrow();
        assertThat(view.caseId()).isNull();
        assertThat(view.proposed()).isNull();
        assertThat(view.issued()).isInstanceOfSatisfying(WarningContent.class, content -> {
            assertThat(content.reportIds()).isEmpty();
            assertThat(content.texts()).isNotEmpty();
        });
    }

    @Test
    void aRecordThatComesAgainAfterItsCaseClosedDraftsNothing() {
        Case opened = open(report("DH1"));
        Instant start = Instant.parse("2026-03-06T09:00:00Z");
        CaseDesk desk = suite.bean(CaseDesk.class);
        desk.handle(opened, 10, start);
        desk.handle(closed(opened.getCaseId()), 11, start.plusSeconds(1));
        desk.handle(opened, 10, start);
        assertThat(find(opened.getReports().getFirst()).path("state").asString())
                .isEqualTo("withdrawn");
        // a topic that was made anew counts from 0 again, at a later time
        desk.handle(opened, 0, start.plusSeconds(2));
        assertThat(find(opened.getReports().getFirst()).path("state").asString())
                .isEqualTo("drafted");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        String nowhere = "/v1/warnings/11111111-1111-4111-8111-111111111111";
        assertThat(suite.send(HttpRequest.newBuilder(suite.uri(nowhere))).statusCode())
                .isEqualTo(404);
        assertThat(suite.post(nowhere + "/approve", "").statusCode()).isEqualTo(404);
        assertThat(suite.send(HttpRequest.newBuilder(suite.uri("/v1/warnings/x")))
                        .statusCode())
                .isEqualTo(400);
        assertThat(suite.send(HttpRequest.newBuilder(suite.uri("/v1/warnings?limit=0")))
                        .statusCode())
                .isEqualTo(400);
    }

    private static String path(ReportFacts first) {
        return "/v1/warnings/" + find(first).path("warningId").asString();
    }

    private static JsonNode find(ReportFacts first) {
        for (JsonNode warning : suite.get("/v1/warnings").path("warnings")) {
            if (warning.path("caseId").asString("").equals(first.getReportId())) {
                return warning;
            }
        }
        return MissingNode.getInstance();
    }
}
