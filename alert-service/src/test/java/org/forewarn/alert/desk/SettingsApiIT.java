package org.forewarn.alert.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forewarn.alert.Suite.soon;
import static org.forewarn.alert.TestCase.open;
import static org.forewarn.alert.TestCase.report;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.forewarn.alert.Suite;
import org.forewarn.alert.audit.Act;
import org.forewarn.alert.staff.AtTheDesk;
import org.forewarn.alert.staff.AtTheDesk.Noted;
import org.forewarn.kit.access.Caller;
import org.forewarn.schemas.event.AlertConsent;
import org.forewarn.schemas.event.ReportFacts;
import org.forewarn.schemas.event.Severity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Settings and templates as machines read and change them: the rules of the pages, and nobody overwrites unseen. */
class SettingsApiIT {

    private static final String SETTINGS = "/v1/desk/settings";
    private static final String TEMPLATES = "/v1/desk/templates";

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

    private static ObjectNode seen() {
        ObjectNode seen = (ObjectNode) suite.get(SETTINGS);
        seen.remove(List.of("changedBy", "changedAt"));
        return seen;
    }

    private static HttpResponse<String> put(String path, Object body) {
        return suite.send(HttpRequest.newBuilder(suite.uri(path))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(String.valueOf(body))));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    @Test
    void whatIsReadCanBeChangedAndGivenBack() {
        ObjectNode seen = seen();
        int version = seen.path("version").asInt();
        ((ObjectNode) seen.path("settings")).put("lifetimeHours", 48).put("reviewHours", 12);
        HttpResponse<String> changed = put(SETTINGS, seen);
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(json(changed).path("version").asInt()).isEqualTo(version + 1);

        JsonNode now = suite.get(SETTINGS);
        assertThat(now.path("settings")).isEqualTo(seen.path("settings"));
        assertThat(now.path("changedBy").asString()).startsWith("key/" + Caller.OPERATOR);
        assertThat(suite.bean(DeskSettings.class).current().lifetimeHours()).isEqualTo(48);
        assertThat(suite.get(SETTINGS + "/history")
                        .path("versions")
                        .get(1)
                        .path("version")
                        .asInt())
                .isEqualTo(version);
        List<Noted> noted = AtTheDesk.audit(suite, Act.SETTINGS_CHANGED, "settings/" + Caller.OPERATOR);
        assertThat(noted.getLast().actorKind()).isEqualTo("key");
        assertThat(noted.getLast().details().path("version").asString()).isEqualTo(String.valueOf(version + 1));
    }

    @Test
    void whoChangesWhatTheyHaveNotSeenIsRefused() {
        ObjectNode seen = seen();
        int version = seen.path("version").asInt();
        assertThat(put(SETTINGS, seen).statusCode()).isEqualTo(200);
        HttpResponse<String> late = put(SETTINGS, seen);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(put(SETTINGS, seen.put("version", version + 40)).statusCode())
                .as("a version that is still to come")
                .isEqualTo(409);
        assertThat(suite.get(SETTINGS).path("version").asInt()).isEqualTo(version + 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            together             | 1                 | out_of_range
            recentDaysSevere     | 10                | out_of_range
            radiusKm             | 31                | out_of_range
            radiusKm             | "ten"             | required
            areaConsentKm        | 501               | out_of_range
            lifetimeHours        | 721               | out_of_range
            lifetimeHours        | 1.5               | required
            reviewHours          | -1                | out_of_range
            fourEyes             | []                | required
            fourEyes             | ["TERRIBLE"]      | unknown_word
            autoIssue            | ["SEVERE"]        | unknown_word
            languages            | ["en", "tlh"]     | unknown_language
            languages            | ["cy", "en"]      | order
            enoughAlone          | "severe"          | unknown_word
            identifiersWhole     | "yes"             | required
            pencePerSegment      | null              | required
            """)
    void aSettingThatBreaksARuleIsNamedAndNothingIsChanged(String field, String value, String rule) {
        ObjectNode seen = seen();
        ((ObjectNode) seen.path("settings")).set(field, JsonMapper.shared().readTree(value));
        HttpResponse<String> refused = put(SETTINGS, seen);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(json(refused).path("errors").toString())
                .contains("/settings/" + field)
                .contains(rule);
        assertThat(seen().path("version")).isEqualTo(seen.path("version"));
    }

    @Test
    void whatIsNotThereOrNotKnownIsRefused() {
        ObjectNode less = seen();
        ((ObjectNode) less.path("settings")).remove("fourEyes");
        assertThat(put(SETTINGS, less).statusCode()).isEqualTo(400);
        ObjectNode more = seen();
        ((ObjectNode) more.path("settings")).put("nobodyIsAsked", true);
        assertThat(json(put(SETTINGS, more)).path("errors").toString()).contains("unknown_field");
        assertThat(put(SETTINGS, "[]").statusCode()).isEqualTo(400);
        assertThat(put(SETTINGS, "{\"version\": 1, \"version\": 2}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void aTemplateStandsAroundWhatIsDraftedFromThen() {
        String path = TEMPLATES + "/alert/any/en";
        HttpResponse<String> kept = put(path, template(0, "", "TAKE CARE", "Talk to us: 0800 000 0000."));
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(200);
        assertThat(json(kept).path("version").asInt()).isEqualTo(1);
        JsonNode one = suite.get(TEMPLATES).path("templates").get(0);
        assertThat(one.path("kind").asString()).isEqualTo("alert");
        assertThat(one.path("severity").asString()).isEqualTo("any");
        assertThat(one.path("leadIn").asString()).isEqualTo("TAKE CARE");

        ReportFacts facts = report("TD15", AlertConsent.AREA, Severity.SEVERE);
        suite.say(open(facts));
        soon().until(() -> suite.jdbc()
                .sql("select proposed::text from warning where case_id = ?")
                .param(facts.getReportId())
                .query(String.class)
                .optional()
                .filter(text -> text.contains("TAKE CARE") && text.contains("0800 000 0000"))
                .isPresent());

        assertThat(put(path, template(0, "", "LATE", "")).statusCode())
                .as("somebody else has kept one")
                .isEqualTo(409);
        assertThat(put(path, template(7, "", "EARLY", "")).statusCode()).isEqualTo(409);
        assertThat(put(path, template(1, "", "", "")).statusCode()).isEqualTo(200);
        assertThat(suite.get(TEMPLATES + "/history").path("templates")).hasSize(2);
        List<Noted> noted = AtTheDesk.audit(suite, Act.TEMPLATE_CHANGED, "template/alert/any/en");
        assertThat(noted).hasSize(2);
        assertThat(noted.getFirst().actorKind()).isEqualTo("key");
    }

    @Test
    void wordsThatGiveSomebodyAwayAreRefusedByTheirField() {
        String path = TEMPLATES + "/cancel/SEVERE/en";
        HttpResponse<String> refused = put(path, template(0, "", "", "See us at 3 Mill Lane LS2 9JT."));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).path("errors").get(0).path("pointer").asString())
                .isEqualTo("/ending");
        assertThat(refused.body()).as("quotes nothing").doesNotContain("Mill");
        assertThat(put(TEMPLATES + "/alert/any/tlh", template(0, "", "", "")).statusCode())
                .isEqualTo(404);
        assertThat(put(TEMPLATES + "/rumour/any/en", template(0, "", "", "")).statusCode())
                .isEqualTo(404);
    }

    private static String template(int version, String headline, String leadIn, String ending) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("version", version)
                .put("headline", headline)
                .put("leadIn", leadIn)
                .put("ending", ending)
                .toString();
    }
}
