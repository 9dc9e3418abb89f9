package org.forewarn.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forewarn.alert.InChromium.look;
import static org.forewarn.alert.Suite.soon;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.forewarn.alert.audit.Act;
import org.forewarn.alert.casefile.SampleCase;
import org.forewarn.alert.staff.AtTheDesk;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.AlertConsent;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.Consent;
import org.forewarn.schemas.event.Incident;
import org.forewarn.schemas.event.NormalisedIdentifier;
import org.forewarn.schemas.event.Provenance;
import org.forewarn.schemas.event.Report;
import org.forewarn.schemas.event.ReportEvent;
import org.forewarn.schemas.event.ReportEventKind;
import org.forewarn.schemas.event.ReportFacts;
import org.forewarn.schemas.event.Severity;
import org.forewarn.schemas.sealing.Sealer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The day of two reviewers in real browsers, on a phone and at a desk, with everything real around the desk: a draft
 * arrives without reload, is examined, split, composed, approved by two, issued, seen arriving, updated, and taken back.
 * Only matching is played: it answers the decision with the two cases that it makes.
 */
class ADayAtTheDeskIT {

    /** What both men are called by, and what only the one is whom the second case is about. */
    private static final String HIS = "07700 900123";

    private static final String THE_OTHERS = "07700 900456";
    private static final String HIS_NEW_ONE = "07700 900789";
    private static final String LIVE = "#live:not([hidden]):not(.away)";
    private static final String DONE = ".notice.done";

    @SuppressWarnings("NullAway.Init")
    private static InChromium chromium;

    @SuppressWarnings("NullAway.Init")
    private static Suite suite;

    @BeforeAll
    static void start() {
        chromium = InChromium.start();
        suite = Suite.start(Map.of("forewarn.desk.auto-issue", false));
    }

    @AfterAll
    static void stop() {
        if (suite != null) {
            suite.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, SA43", "360, LL53"})
    void aDraftComesIsExaminedSplitComposedApprovedIssuedUpdatedAndTakenBack(int width, String place) {
        Person both = Person.of(600 + width % 97, place);
        Person texts = Person.of(700 + width % 97, place).textsOnly();
        suite.subscribe(both, texts);
        AtTheDesk kim = AtTheDesk.reviewer(suite, "Kim Reviewer");
        AtTheDesk ade = AtTheDesk.reviewer(suite, "Ade Reviewer");
        Page kims = chromium.page(suite, kim, width);
        Page ades = chromium.page(suite, ade, width);
        List<ReportFacts> reports = List.of(
                report(place, 40, Severity.EXTREME, HIS),
                report(place, 30, Severity.SEVERE, HIS),
                report(place, 20, Severity.SEVERE, THE_OTHERS),
                report(place, 10, Severity.MODERATE, THE_OTHERS));
        Case found = SampleCase.of(1, true, reports.toArray(ReportFacts[]::new));
        reports.forEach(ADayAtTheDeskIT::narrated);

        arrives(kims, ades, found, width);
        isExamined(kims, kim, width);
        isSplit(kims, reports, width);
        String text = isComposed(kims, width);
        isApprovedByTwo(kims, ades, text, width);
        isSeenArriving(ades, List.of(both, texts), text, width);
        isUpdated(kims, ades, List.of(both, texts), reports, width);
        isTakenBack(kims, List.of(both, texts));

        assertThat(chromium.complaints()).as("what the browser complained of").isEmpty();
        kims.context().close();
        ades.context().close();
    }

    private static void arrives(Page kims, Page ades, Case found, int width) {
        for (Page page : List.of(kims, ades)) {
            page.navigate("/desk");
            page.waitForSelector(LIVE);
            page.evaluate("window.sameDocument = true");
        }
        suite.say(found);
        String item = ".item:has(a[href$='" + found.getCaseId() + "'])";
        for (Page page : List.of(kims, ades)) {
            page.waitForSelector(item + ":has-text('New draft')");
            assertThat(page.evaluate("window.sameDocument")).isEqualTo(true);
        }
        look(kims, "day-" + width + "-1-queue");
        kims.focus(item + " [data-open]");
        kims.keyboard().press("t");
        kims.waitForSelector(item + " .taker.mine");
        ades.waitForSelector(item + ":has-text('Kim Reviewer')");
        kims.click(item + " .case");
        kims.waitForURL("**/desk/cases/" + found.getCaseId());
    }

    private static void isExamined(Page kims, AtTheDesk kim, int width) {
        look(kims, "day-" + width + "-2-case");
        kims.click(".open-narrative button >> nth=0");
        kims.waitForSelector(".narrative:has-text('showed a knife')");
        assertThat(suite.jdbc()
                        .sql("select count(*) from audit_entry where act = :act and actor_id = :who")
                        .param("act", Act.NARRATIVE_OPENED.code())
                        .param("who", kim.memberId().toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        kims.click(".back a");
        kims.waitForSelector("#look");
    }

    private static void isSplit(Page kims, List<ReportFacts> reports, int width) {
        kims.click("#look a");
        kims.waitForSelector("#decide-title");
        look(kims, "day-" + width + "-3-pair");
        kims.selectOption("#not-reason", "different_looks");
        kims.click("button:has-text('Not the same person')");
        kims.waitForSelector(DONE);
        kims.waitForSelector(LIVE);
        soon().until(() -> suite.jdbc()
                        .sql("""
                        select count(*) from link_decision
                        where verdict = 'not_same' and published_at is not null and case_id = ?""")
                        .param(reports.getFirst().getReportId())
                        .query(Integer.class)
                        .single()
                == 1);
        // matching's answer
        suite.say(
                SampleCase.of(2, false, reports.get(0), reports.get(1)),
                SampleCase.of(2, false, reports.get(2), reports.get(3)));
        kims.waitForSelector("#stale p:not([hidden])");
        kims.click("#stale a");
        kims.waitForSelector("#reports:not(:has(article:nth-of-type(3)))");
        soon().until(() -> drafted(reports.get(0)) == 2 && drafted(reports.get(2)) == 2);
    }

    /** How many reports the draft of a case rests on; 0: there is none. */
    private static int drafted(ReportFacts first) {
        return suite.jdbc()
                .sql("select reports from warning where case_id = ? and state = 'drafted'")
                .param(first.getReportId())
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    private static String isComposed(Page kims, int width) {
        kims.reload();
        kims.click(".warning-link.current a");
        kims.waitForSelector("#sent-title");
        assertThat(text(kims)).contains(HIS, "fake bookings").doesNotContain(THE_OTHERS);
        kims.click("text=Choose what it says");
        kims.waitForSelector("#live-text");
        look(kims, "day-" + width + "-4-compose");
        kims.uncheck("input[value='mo:fake_booking']");
        kims.waitForCondition(() -> !kims.textContent("#live-text").contains("fake bookings"));
        kims.click("text=Keep this");
        kims.waitForSelector(DONE);
        String text = text(kims);
        assertThat(text).contains(HIS).doesNotContain("fake bookings", THE_OTHERS);
        return text;
    }

    private static String text(Page page) {
        return page.textContent("#sent-title ~ .previews .bubble >> nth=0");
    }

    private static void isApprovedByTwo(Page kims, Page ades, String text, int width) {
        look(kims, "day-" + width + "-5-warning");
        kims.click("form[action$='/approve'] button");
        kims.waitForSelector(DONE + ":has-text('Somebody else must approve it too')");
        assertThat(kims.locator("form[action$='/approve']").count()).isZero();
        String item = ".item:has-text('Second approval')";
        ades.waitForSelector(item);
        assertThat(ades.evaluate("window.sameDocument")).isEqualTo(true);
        ades.click(item + " [data-open]");
        ades.waitForSelector("#sent-title");
        assertThat(text(ades)).as("what the second sees").isEqualTo(text);
        ades.click("form[action$='/approve'] button");
        ades.waitForSelector(DONE + ":has-text('It is on its way')");
        ades.evaluate("window.sameDocument = true");
    }

    private static void isSeenArriving(Page ades, List<Person> people, String text, int width) {
        arrived(ades, 1, people.size());
        assertThat(ades.evaluate("window.sameDocument")).isEqualTo(true);
        assertThat(bodies(people)).containsOnly(text).hasSize(people.size());
        look(ades, "day-" + width + "-6-issued");
    }

    /** The page shows by itself that so many texts of a message have arrived. */
    private static void arrived(Page page, int revision, int number) {
        page.waitForCondition(() -> page.locator("#sums tr").allInnerTexts().stream()
                .anyMatch(row -> row.matches("(?s)" + revision + "\\s+Text\\s+Delivered\\s+" + number)));
    }

    private static void isUpdated(Page kims, Page ades, List<Person> people, List<ReportFacts> reports, int width) {
        ReportFacts more = report(reports.getFirst().getDistrict().getOutwardCode(), 5, Severity.SEVERE, HIS_NEW_ONE);
        suite.say(SampleCase.of(3, false, reports.get(0), reports.get(1), more));
        kims.navigate("/desk");
        kims.waitForSelector(".item:has-text('Update proposed')");
        kims.click(".item:has-text('Update proposed') [data-open]");
        kims.waitForSelector("h3:has-text('To those who were told')");
        look(kims, "day-" + width + "-7-update");
        kims.click("form[action$='/approve'] button");
        kims.waitForSelector(DONE + ":has-text('Somebody else must approve it too')");
        anew(ades);
        ades.click("form[action$='/approve'] button");
        ades.waitForSelector(DONE + ":has-text('It is on its way')");
        arrived(ades, 2, people.size());
        assertThat(bodies(people)).hasSize(2 * people.size());
        assertThat(bodies(people).subList(people.size(), 2 * people.size()))
                .allSatisfy(body -> assertThat(body).startsWith("UPDATE: ").contains(HIS, HIS_NEW_ONE));
    }

    private static void isTakenBack(Page kims, List<Person> people) {
        anew(kims);
        kims.click("button.danger");
        kims.waitForSelector(DONE);
        arrived(kims, 3, people.size());
        assertThat(bodies(people)).hasSize(3 * people.size());
        assertThat(bodies(people).subList(2 * people.size(), 3 * people.size()))
                .allSatisfy(body -> assertThat(body).startsWith("CANCELLED: ").doesNotContain(HIS));
        assertThat(kims.textContent("dl.standing")).contains("Ended");
        NobodyIsWarnedTwice.check(suite.allTexts(), suite.allMails());
    }

    /** The same page without what it said of the act before. */
    private static void anew(Page page) {
        page.navigate(page.url().replaceAll("\\?.*", ""));
    }

    /** All texts to these people, in the order in which they were sent. */
    private static List<String> bodies(List<Person> people) {
        return new ArrayList<>(suite.texts(people.toArray(Person[]::new)))
                .stream().map(Suite::words).toList();
    }

    private static ReportFacts report(String place, int hoursAgo, Severity severity, String phone) {
        Instant from = Instant.now().minus(Duration.ofHours(hoursAgo)).truncatedTo(ChronoUnit.MINUTES);
        ReportFacts like = SampleCase.report(place, hoursAgo > 25 ? "north-house" : "south-house", 4);
        return ReportFacts.newBuilder(like)
                .setReportId(UUID.randomUUID().toString())
                .setFrom(from)
                .setReceivedAt(from.plus(Duration.ofHours(2)))
                .setConsent(Consent.newBuilder(like.getConsent())
                        .setAlert(AlertConsent.AREA)
                        .build())
                .setIdentifiers(List.of(NormalisedIdentifier.newBuilder()
                        .setType("phone")
                        .setValue("+44" + phone.substring(1).replace(" ", ""))
                        .setGiven(phone)
                        .build()))
                .setSeverity(severity)
                .build();
    }

    /** The report as intake published it, with its narrative sealed. */
    private static void narrated(ReportFacts report) {
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
                                .setReference("F-" + report.getReportId().substring(0, 4))
                                .build())
                        .setKind(ReportEventKind.SUBMITTED)
                        .setReport(Report.newBuilder()
                                .setConsent(report.getConsent())
                                .setIncident(Incident.newBuilder()
                                        .setTypes(report.getTypes())
                                        .setFrom(report.getFrom())
                                        .build())
                                .setSealed(new Sealer(Suite.keyset())
                                        .seal(
                                                report.getReportId(),
                                                Map.of("narrative", "He asked for the money back and showed a knife.")))
                                .build())
                        .build());
        soon().until(() -> suite.jdbc()
                        .sql("select count(*) from report_original where report_id = ? and narrative is not null")
                        .param(report.getReportId())
                        .query(Integer.class)
                        .single()
                == 1);
    }
}
