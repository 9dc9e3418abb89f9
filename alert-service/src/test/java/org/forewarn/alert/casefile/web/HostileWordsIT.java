package org.forewarn.alert.casefile.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forewarn.alert.InChromium.look;
import static org.forewarn.alert.InChromium.wide;
import static org.forewarn.alert.Suite.soon;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.forewarn.alert.InChromium;
import org.forewarn.alert.Suite;
import org.forewarn.alert.casefile.CaseStates;
import org.forewarn.alert.casefile.SampleCase;
import org.forewarn.alert.staff.AtTheDesk;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.Incident;
import org.forewarn.schemas.event.NormalisedIdentifier;
import org.forewarn.schemas.event.NormalisedVehicle;
import org.forewarn.schemas.event.Partner;
import org.forewarn.schemas.event.Provenance;
import org.forewarn.schemas.event.Report;
import org.forewarn.schemas.event.ReportEvent;
import org.forewarn.schemas.event.ReportEventKind;
import org.forewarn.schemas.event.ReportFacts;
import org.forewarn.schemas.event.Suspect;
import org.forewarn.schemas.event.SuspectName;
import org.forewarn.schemas.sealing.Sealer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Somebody who wants to harm the desk reports: with markup in every word, words without an end, letters that turn the line
 * around, and letters stacked on letters. It is shown as what it is, it runs nothing, and the page holds.
 */
class HostileWordsIT {

    private static final String MARKUP = "\"'><img src=x onerror=window.hurt=1></script><script>window.hurt=1</script>";
    private static final String ENDLESS = "W".repeat(300);

    /** U+202E: what follows is shown from right to left, unless it is held in. */
    private static final String TURNED = "ab\u202Egpj.exe";

    /** Marks above marks: three hundred on one letter. */
    private static final String STACKED = "Z" + "\u0336\u0351\u0353".repeat(100);

    private static final String NARRATIVE =
            MARKUP + "\n" + ENDLESS.repeat(20) + "\n" + TURNED + "\n" + STACKED + "\n{{7*7}} ${7*7} __${7*7}__::.x\n";

    private static final String CHARITY = "hostile-house";

    @SuppressWarnings("NullAway.Init")
    private static Suite suite;

    @SuppressWarnings("NullAway.Init")
    private static InChromium chromium;

    @SuppressWarnings("NullAway.Init")
    private static AtTheDesk endless;

    @SuppressWarnings("NullAway.Init")
    private static Case state;

    @BeforeAll
    static void start() {
        chromium = InChromium.start();
        suite = Suite.start(Map.of("forewarn.desk.auto-issue", false));
        endless = AtTheDesk.reviewer(suite, "M".repeat(100));
        suite.say(Topics.PARTNERS, CHARITY, new Partner(CHARITY, MARKUP + ENDLESS.substring(0, 100), List.of()));
        state = SampleCase.of(1, false, hostile("LS2", 5), hostile("LS6", 4));
        state.getReports().forEach(HostileWordsIT::narrated);
        suite.say(state);
        soon().until(() -> suite.bean(CaseStates.class).find(state.getCaseId()).isPresent()
                && !warnings().isEmpty()
                && suite.jdbc()
                                .sql("select count(*) from report_original")
                                .query(Integer.class)
                                .single()
                        == state.getReports().size());
        endless.post(
                "/desk/cases/" + state.getCaseId() + "/questions",
                Map.of("report", state.getReports().getFirst().getReportId(), "words", MARKUP + ENDLESS + TURNED));
        suite.jdbc()
                .sql("update warning set taken_by = :who, taken_at = now()")
                .param("who", endless.memberId())
                .update();
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

    private static ReportFacts hostile(String place, int daysBefore) {
        ReportFacts plain = SampleCase.report(place, CHARITY, daysBefore);
        return ReportFacts.newBuilder(plain)
                .setIdentifiers(List.of(
                        identifier("handle", MARKUP),
                        identifier("handle", ENDLESS),
                        identifier("handle", TURNED),
                        identifier("handle", STACKED),
                        identifier("email", ENDLESS + "@example.org"),
                        identifier("phone", "+447700900123")))
                .setVehicles(List.of(NormalisedVehicle.newBuilder()
                        .setPlate(ENDLESS.substring(0, 30))
                        .setMake(MARKUP)
                        .setModel(ENDLESS)
                        .setColour(TURNED)
                        .build()))
                .setSuspects(List.of(Suspect.newBuilder()
                        .setNames(List.of(new SuspectName(MARKUP, "alias"), new SuspectName(ENDLESS, "alias")))
                        .setHair(ENDLESS)
                        .setAccent(MARKUP)
                        .setMarks(TURNED + STACKED)
                        .build()))
                .build();
    }

    private static NormalisedIdentifier identifier(String type, String value) {
        return NormalisedIdentifier.newBuilder()
                .setType(type)
                .setValue(value)
                .setGiven(value)
                .build();
    }

    private static void narrated(ReportFacts report) {
        suite.say(
                Topics.REPORTS,
                report.getReportId(),
                ReportEvent.newBuilder()
                        .setReportId(report.getReportId())
                        .setProvenance(Provenance.newBuilder()
                                .setPartnerId(CHARITY)
                                .setKeyId("k")
                                .setChannel("web")
                                .setReceivedAt(report.getReceivedAt())
                                .setApiVersion("v1")
                                .setReference("F-" + ENDLESS.substring(0, 100))
                                .build())
                        .setKind(ReportEventKind.SUBMITTED)
                        .setReport(Report.newBuilder()
                                .setConsent(report.getConsent())
                                .setIncident(Incident.newBuilder()
                                        .setTypes(report.getTypes())
                                        .setFrom(report.getFrom())
                                        .build())
                                .setSealed(new Sealer(Suite.keyset())
                                        .seal(report.getReportId(), Map.of("narrative", NARRATIVE)))
                                .build())
                        .build());
    }

    private static List<UUID> warnings() {
        return suite.jdbc()
                .sql("select warning_id from warning where case_id = ?")
                .param(state.getCaseId())
                .query(UUID.class)
                .list();
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void theyAreShownAsWhatTheyAreAndThePageHolds(int width) {
        chromium.with(suite, wide(width), endless.cookie(), page -> {
            page.navigate("/desk");
            holds(page, "hostile-queue-" + width);
            page.navigate("/desk/cases/" + state.getCaseId());
            page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
            assertThat(page.textContent("#reports")).contains(MARKUP);
            assertThat(page.textContent("#reports"))
                    .as("what turns letters around is seen")
                    .contains("ab‹U+202E›gpj.exe")
                    .doesNotContain(TURNED);
            assertThat(page.textContent("#questions")).contains(MARKUP);
            holds(page, "hostile-case-" + width);
            page.navigate("/desk/cases/" + state.getCaseId());
            page.click("#links .link-head a >> nth=0");
            page.waitForSelector("#decide-title");
            holds(page, "hostile-pair-" + width);
            page.navigate("/desk/cases/" + state.getCaseId());
            page.click(".open-narrative button >> nth=0");
            page.waitForSelector(".narrative");
            assertThat(page.textContent(".narrative").strip()).isEqualTo(NARRATIVE.strip());
            holds(page, "hostile-narrative-" + width);
            page.navigate("/desk/warnings/" + warnings().getFirst());
            assertThat(page.textContent("main")).doesNotContain("onerror", "WWWW", TURNED);
            holds(page, "hostile-warning-" + width);
            page.navigate("/desk/warnings/" + warnings().getFirst() + "/compose");
            holds(page, "hostile-compose-" + width);
            page.navigate("/desk/search");
            page.fill("#typed", ENDLESS + MARKUP);
            page.click("main .search button");
            page.waitForSelector("main .search");
            holds(page, "hostile-search-" + width);
        });
    }

    /** No element covers another's text because of stacked marks; nothing ran; a turned word does not turn its line. */
    private static void holds(Page page, String state) {
        look(page, state);
        assertThat(page.evaluate("window.hurt")).as(state + ": nothing ran").isNull();
        assertThat(page.locator("main img[src='x'], main script").count())
                .as(state)
                .isZero();
    }
}
