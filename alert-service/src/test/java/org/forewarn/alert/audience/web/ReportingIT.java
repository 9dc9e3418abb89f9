package org.forewarn.alert.audience.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.forewarn.alert.Suite;
import org.forewarn.alert.audience.reporting.IntakePlay;
import org.forewarn.alert.staff.Plain;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** Members report from their own page, and follow what they sent, without scripts. */
@ExtendWith(OutputCaptureExtension.class)
class ReportingIT {

    private static final String REPORT = "/mine/report";
    private static final String SCRIPT = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";

    private static IntakePlay intake;
    private static Suite suite;

    @BeforeAll
    static void start() throws IOException {
        intake = IntakePlay.start();
        var properties = new LinkedHashMap<String, Object>(intake.properties());
        properties.put("forewarn.audience.codes-per-visitor", 1_000);
        properties.put("forewarn.audience.wrong-links", 6);
        suite = Suite.start(properties);
    }

    @AfterAll
    static void stop() {
        suite.close();
        intake.close();
    }

    @AfterEach
    void intakeIsWell() {
        intake.answer(0, "");
        intake.waits(0);
        suite.jdbc().sql("delete from audience_tally").update();
    }

    @Test
    void aReportGoesToIntakeUnderTheMembersKeyAndSaysNotWhoSentIt() {
        Newcomer ann = Newcomer.of(suite).join("KW1");
        Plain browser = sent(ann, "He had a red car.");
        assertThat(browser.path()).isEqualTo("/my-report");
        assertThat(browser.page().select("#notice").text()).contains("We have received your report");
        JsonNode report = intake.last();
        assertThat(report.at("/incident/narrative").asString()).isEqualTo("He had a red car.");
        assertThat(report.at("/channel").asString()).isEqualTo("web");
        assertThat(report.at("/reporter/pseudonym").asString()).matches("member-[0-9a-f]{20}");
        assertThat(report.at("/reporter/language").asString()).isEqualTo("en");
        assertThat(report.at("/consent/version").asString()).isEqualTo("members-1-en");
        String all = report.toString();
        assertThat(all).doesNotContain(ann.number(), ann.email(), ann.id().toString());
        assertThat(report.at("/reference").asString()).startsWith("M-");
        assertThat(all).doesNotContain(token(browser));
    }

    @Test
    void nothingIsAllowedThatWasNotAllowed() {
        sent(Newcomer.of(suite).join("KW1"), "Said yes to nothing.");
        JsonNode consent = intake.last().path("consent");
        assertThat(consent.path("alert").asString()).isEqualTo("none");
        assertThat(consent.path("police").asString()).isEqualTo("none");
        assertThat(List.of("checker", "partnerCharities", "research"))
                .allSatisfy(use ->
                        assertThat(consent.path(use).booleanValue()).as(use).isFalse());
    }

    @Test
    void onePersonHasOnePseudonymAndAnotherAnother() {
        Newcomer ben = Newcomer.of(suite).join("KW1");
        sent(ben, "one");
        String first = intake.last().at("/reporter/pseudonym").asString();
        sent(ben, "two");
        assertThat(intake.last().at("/reporter/pseudonym").asString()).isEqualTo(first);
        sent(Newcomer.of(suite).join("KW1"), "three");
        assertThat(intake.last().at("/reporter/pseudonym").asString()).isNotEqualTo(first);
    }

    @Test
    void aButtonThatIsPressedTwiceSendsOneReport() throws Exception {
        Newcomer cat = Newcomer.of(suite).join("KW1");
        Plain browser = filled(cat, "once");
        Map<String, String> fields = fields(browser, "once");
        int before = intake.taken().size();
        long kept = copies();
        Callable<Integer> press = () -> browser.postAside(REPORT, fields);
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : both.invokeAll(List.of(press, press, press))) {
                assertThat(answer.get()).isEqualTo(303);
            }
        }
        assertThat(intake.taken()).hasSize(before + 1);
        assertThat(copies()).isEqualTo(kept + 1);
    }

    @Test
    void aPageThatWasSentAndChangedMeanwhileDoesNotReplaceTheReport() {
        Newcomer dan = Newcomer.of(suite).join("KW1");
        Plain browser = filled(dan, "first");
        Map<String, String> fields = fields(browser, "first");
        assertThat(browser.postAside(REPORT, fields)).isEqualTo(303);
        int before = intake.taken().size();
        type(browser, "second").type("do", "send").post(REPORT);
        assertThat(browser.status()).isEqualTo(409);
        assertThat(browser.page().select("#notice").text()).contains("sent before");
        assertThat(browser.page().select("textarea").text()).contains("second");
        assertThat(intake.taken()).hasSize(before);
    }

    @Test
    void whatIsWrongIsShownTogetherWithWhatWasTyped() {
        Plain browser = opened(Newcomer.of(suite).join("KW1"));
        browser.choose(REPORT)
                .type("incident/narrative", SCRIPT)
                .type("do", "send")
                .submit();
        assertThat(browser.status()).isEqualTo(400);
        assertThat(browser.mistake()).contains("Tick at least one", "Write the day, month and year");
        assertThat(browser.page().select("main textarea").val()).contains(SCRIPT);
        assertThat(browser.page().select("main script, main img")).isEmpty();
    }

    @Test
    void whatIntakeRefusesStandsBesideItsQuestionInTheReadersLanguage() {
        Newcomer eve = Newcomer.of(suite).join("KW1");
        Plain browser = eve.browser().open(REPORT + "?lang=pl");
        intake.answer(400, """
                {"errors":[{"pointer":"/incident/place/postcode","code":"wrong_form","detail":"English"},
                 {"pointer":"/identifiers/0/value","code":"never_heard","detail":"English"}]}""");
        browser.choose(REPORT);
        type(browser, "tekst")
                .type("incident/place/postcode", "??")
                .type("identifiers/0/value", "x")
                .type("do", "send");
        browser.submit();
        assertThat(browser.status()).isEqualTo(400);
        assertThat(browser.mistake())
                .contains("brytyjski kod", "Sprawdź tę odpowiedź")
                .doesNotContain("English");
        assertThat(browser.page().select("[name=incident/place/postcode]").val())
                .isEqualTo("??");
    }

    @Test
    void whenIntakeIsAwayOrSlowNothingTypedIsLostAndItArrivesOnce() {
        Newcomer fay = Newcomer.of(suite).join("KW1");
        Plain browser = filled(fay, "patience");
        Map<String, String> fields = fields(browser, "patience");
        int before = intake.taken().size();
        intake.answer(503, "");
        type(browser, "patience").type("do", "send").post(REPORT);
        assertThat(browser.status()).isEqualTo(503);
        assertThat(browser.header("Retry-After")).isNotEmpty();
        assertThat(browser.page().select("textarea").text()).contains("patience");
        intake.answer(0, "");
        intake.waits(2_500);
        assertThat(browser.postAside(REPORT, fields)).isEqualTo(503);
        intake.waits(0);
        // intake had taken it after all
        Suite.soon().until(() -> intake.taken().size() == before + 1);
        assertThat(browser.postAside(REPORT, fields)).isEqualTo(303);
        assertThat(intake.taken()).hasSize(before + 1);
    }

    @Test
    void untilItIsSentItIsNowhere(CapturedOutput output) {
        Newcomer gus = Newcomer.of(suite).join("KW1");
        Plain browser = opened(gus);
        String secret = "unsent-words-5150";
        type(browser.choose(REPORT), secret).type("add", "identifiers").post(REPORT);
        assertThat(browser.page().select("textarea").text()).contains(secret);
        assertThat(browser.answer().headers().allValues("Set-Cookie").toString())
                .doesNotContain(secret);
        assertThat(browser.header("Cache-Control")).contains("no-store");
        assertThat(output).doesNotContain(secret);
        for (String table : suite.jdbc()
                .sql("select table_name from information_schema.tables where table_schema = 'public'")
                .query(String.class)
                .list()) {
            assertThat(suite.jdbc()
                            .sql("select count(*) from \"%s\" t where t::text like :secret".formatted(table))
                            .param("secret", "%" + secret + "%")
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void theCopyIsReadableToNobodyWithoutTheLink() {
        sent(Newcomer.of(suite).join("KW1"), "copied-words-5151");
        assertThat(suite.jdbc()
                        .sql("select count(*) from member_report where encode(copy, 'escape') like '%copied-words%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void theLinkFollowsAddsAndTakesBackForSomebodyWhoIsNotSignedIn() {
        Newcomer hal = Newcomer.of(suite).join("KW1");
        String link = link(sent(hal, "It began."));
        var other = new Plain(Newcomer.base(suite)).open(link);
        assertThat(other.path()).isEqualTo("/my-report");
        assertThat(other.page().text()).contains("it counts").doesNotContain("It began.");
        assertThat(other.open("/mine").path()).isEqualTo("/");

        other.open(link).open("/my-report/add");
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("page", other.page().select("input[name=page]").val());
        fields.put("incident/narrative", "He came back.");
        fields.put("identifiers/0/type", "phone");
        fields.put("identifiers/0/value", "07700 900777");
        fields.put("consent/alert", "area");
        fields.put("do", "send");
        assertThat(other.postAside("/my-report/add", fields)).isEqualTo(303);
        assertThat(other.postAside("/my-report/add", fields)).isEqualTo(303);
        JsonNode grown = intake.last();
        assertThat(grown.at("/incident/narrative").asString())
                .startsWith("It began.")
                .endsWith("He came back.");
        assertThat(grown.at("/incident/narrative").asString().split("He came back", -1))
                .hasSize(2);
        assertThat(grown.path("identifiers")).hasSize(1);
        assertThat(grown.at("/consent/alert").asString()).isEqualTo("area");
        assertThat(grown.at("/reporter/pseudonym").asString()).startsWith("member-");

        long kept = copies();
        other.open("/my-report/withdraw");
        assertThat(other.page().text()).contains("cannot be undone");
        other.submit("/my-report/withdraw");
        assertThat(other.path()).isEqualTo("/my-report");
        assertThat(other.page().text()).contains("You have taken it back");
        assertThat(copies()).isEqualTo(kept - 1);
        assertThat(other.open(link).page().text()).contains("You have taken it back");
        assertThat(other.open("/my-report/add").path()).isEqualTo("/my-report");
    }

    @Test
    void anAdditionThatSaysNothingIsNotSent() {
        Plain browser = sent(Newcomer.of(suite).join("KW1"), "All of it.");
        int before = intake.taken().size();
        browser.open("/my-report/add")
                .choose("/my-report/add")
                .type("do", "send")
                .submit();
        assertThat(browser.status()).isEqualTo(400);
        assertThat(browser.mistake()).contains("Write what you want to add");
        assertThat(intake.taken()).hasSize(before);
    }

    @Test
    void aLinkThatIsWrongSaysNothingAndIsNotTriedForLong() {
        var stranger = new Plain(Newcomer.base(suite));
        assertThat(stranger.open("/r/00000000000000000000").status()).isEqualTo(404);
        String unknown = stranger.page().select("main").text();
        assertThat(stranger.open("/r/short").status()).isEqualTo(404);
        assertThat(stranger.page().select("main").text()).isEqualTo(unknown);
        for (int i = 0; i < 5; i++) {
            stranger.open("/r/0000000000000000000" + i);
        }
        assertThat(stranger.status()).isEqualTo(429);
        assertThat(stranger.open("/my-report").path()).isEqualTo("/");
    }

    @Test
    void aPageThatWasNotMadeHereSendsNothing() {
        Newcomer ida = Newcomer.of(suite).join("KW1");
        Plain browser = filled(ida, "forged");
        Map<String, String> fields = fields(browser, "forged");
        int before = intake.taken().size();
        fields.put("page", "AAAA" + fields.getOrDefault("page", "").substring(4));
        assertThat(browser.postAside(REPORT, fields)).isEqualTo(403);
        // another's page, and no seat: whoever has no page of theirs comes to the beginning
        assertThat(new Plain(Newcomer.base(suite)).postAside(REPORT, fields)).isEqualTo(303);
        type(browser.open(REPORT).choose(REPORT), "elsewhere")
                .type("do", "send")
                .post(REPORT, "Sec-Fetch-Site", "cross-site");
        assertThat(browser.status()).isEqualTo(403);
        assertThat(intake.taken()).hasSize(before);
    }

    @Test
    void moreTextThanAReportMayHaveIsRefused() {
        Plain browser = filled(Newcomer.of(suite).join("KW1"), "long");
        type(browser, "x".repeat(ReportSheets.MAX_BYTES)).type("do", "send").post(REPORT);
        assertThat(browser.status()).isEqualTo(413);
    }

    @Test
    void whoReportsTooOftenIsAskedToWait() {
        Newcomer jo = Newcomer.of(suite).join("KW1");
        for (int i = 0; i < 10; i++) {
            assertThat(sent(jo, "no " + i).path()).isEqualTo("/my-report");
        }
        assertThat(sent(jo, "one more").status()).isEqualTo(429);
    }

    @Test
    void everyPageSaysWhatToDoInDangerAndWhoHelpsWithoutThePolice() {
        Newcomer kim = Newcomer.of(suite).join("KW1");
        Plain browser = sent(kim, "help");
        assertThat(browser.page().select("#help-title").text()).contains("without the police");
        assertThat(browser.page().select("main article")).isNotEmpty();
        for (String path : List.of(
                "/",
                "/support",
                "/left",
                "/my-report",
                "/my-report/add",
                "/my-report/withdraw",
                "/mine",
                REPORT,
                "/mine/choices",
                "/mine/history",
                "/mine/pause",
                "/mine/reach",
                "/mine/leave",
                "/mine/nowhere",
                "/r/0",
                "/m/0",
                "/m/0/unsubscribe")) {
            browser.open(path);
            assertThat(browser.page().select("#danger-title")).as(path).hasSize(1);
            assertThat(browser.page().select("main").text()).as(path).contains("999", "55");
            assertThat(browser.page().select("a[href=/support]")).as(path).isNotEmpty();
            assertThat(browser.page().select("#leave")).as(path).hasSize(1);
        }
    }

    @Test
    void thePagesOfReportsAreLight() {
        Newcomer lea = Newcomer.of(suite).join("KW1");
        sent(lea, "light");
        for (String path : List.of(REPORT, "/my-report", "/my-report/add")) {
            lea.browser().open(path);
            int bytes = lea.browser().weight(path);
            for (String asset : lea.browser().page().select("link[rel=stylesheet], script[src]").stream()
                    .map(each -> each.hasAttr("href") ? each.attr("href") : each.attr("src"))
                    .toList()) {
                bytes += lea.browser().weight(asset);
            }
            assertThat(bytes).as(path).isLessThan(50_000);
            assertThat(lea.browser().page().select("[src^=http], link[href^=http]"))
                    .as(path)
                    .isEmpty();
        }
    }

    private static Plain opened(Newcomer who) {
        Plain browser = who.browser().open(REPORT);
        assertThat(browser.path()).isEqualTo(REPORT);
        return browser;
    }

    /** The form, turned to, with what must be answered answered. */
    private static Plain filled(Newcomer who, String narrative) {
        return type(opened(who).choose(REPORT), narrative);
    }

    private static Plain type(Plain browser, String narrative) {
        String page = browser.page().select("input[name=page]").val();
        return browser.type("page", page)
                .type("incident/types", "robbery")
                .type("incident/timePrecision", "day")
                .type("incident/from/day", "2")
                .type("incident/from/month", "3")
                .type("incident/from/year", "2026")
                .type("incident/narrative", narrative);
    }

    private static Plain sent(Newcomer who, String narrative) {
        return filled(who, narrative).type("do", "send").submit();
    }

    private static Map<String, String> fields(Plain browser, String narrative) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("page", browser.page().select("input[name=page]").val());
        fields.put("incident/types", "robbery");
        fields.put("incident/timePrecision", "day");
        fields.put("incident/from/day", "2");
        fields.put("incident/from/month", "3");
        fields.put("incident/from/year", "2026");
        fields.put("incident/narrative", narrative);
        fields.put("consent/alert", "none");
        fields.put("do", "send");
        return fields;
    }

    private static String link(Plain browser) {
        String link = browser.page().select("#report-link").text();
        return link.substring(link.indexOf("/r/"));
    }

    private static String token(Plain browser) {
        return link(browser).substring("/r/".length());
    }

    private static long copies() {
        return suite.jdbc()
                .sql("select count(*) from member_report")
                .query(Long.class)
                .single();
    }
}
