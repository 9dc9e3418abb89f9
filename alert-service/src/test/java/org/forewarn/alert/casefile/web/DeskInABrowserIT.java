package org.forewarn.alert.casefile.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forewarn.alert.InChromium.look;
import static org.forewarn.alert.InChromium.wide;
import static org.forewarn.alert.Suite.soon;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.forewarn.alert.InChromium;
import org.forewarn.alert.Suite;
import org.forewarn.alert.casefile.CaseStates;
import org.forewarn.alert.casefile.SampleCase;
import org.forewarn.alert.queue.Waiting;
import org.forewarn.alert.staff.AtTheDesk;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.Incident;
import org.forewarn.schemas.event.Provenance;
import org.forewarn.schemas.event.Report;
import org.forewarn.schemas.event.ReportEvent;
import org.forewarn.schemas.event.ReportEventKind;
import org.forewarn.schemas.event.ReportFacts;
import org.forewarn.schemas.sealing.Sealer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The desk in a real browser: seen by axe on a phone and on a desk, by day and by night, worked with keys, live, and with
 * JavaScript off. Skips where there is no Chromium. With {@code -Dforewarn.screenshots=<folder>} every page is photographed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeskInABrowserIT {

    private @Nullable Suite suite;
    private @Nullable InChromium chromium;
    private @Nullable AtTheDesk kim;
    private @Nullable AtTheDesk ade;
    private @Nullable Case sample;

    @BeforeAll
    void start() {
        chromium = InChromium.start();
        suite = Suite.start(Map.of("forewarn.desk.auto-issue", false));
        kim = AtTheDesk.reviewer(suite, "Kim Reviewer");
        ade = AtTheDesk.reviewer(suite, "Ade Lead");
        sample = seed(suite);
    }

    @AfterAll
    void stop() {
        if (chromium != null) {
            chromium.close();
        }
        if (suite != null) {
            suite.close();
        }
    }

    private Suite suite() {
        assertThat(suite).isNotNull();
        return suite;
    }

    private static UUID memberId(@Nullable AtTheDesk somebody) {
        assertThat(somebody).isNotNull();
        return somebody.memberId();
    }

    private Case sample() {
        assertThat(sample).isNotNull();
        return sample;
    }

    /** A desk in the middle of a day: two cases that may be one man, narratives, a decision, an answered question. */
    private Case seed(Suite suite) {
        ReportFacts elsewhere = SampleCase.report("SK4", "south-house", 33);
        ReportFacts[] reports = {
            SampleCase.report("LS2", "north-house", 41),
            SampleCase.report("LS6", "north-house", 40),
            SampleCase.report("BD1", "south-house", 22),
            SampleCase.report("HX1", "harbour", 9),
            SampleCase.report("LS2", "south-house", 4),
            SampleCase.report("M1", "harbour", 2)
        };
        Case state = SampleCase.resembling(SampleCase.of(1, true, reports), elsewhere);
        suite.say(SampleCase.of(1, false, elsewhere), state);
        for (ReportFacts report : reports) {
            original(suite, report);
        }
        soon().until(() -> suite.bean(CaseStates.class).find(state.getCaseId()).isPresent()
                && suite.bean(CaseStates.class)
                        .successor(elsewhere.getReportId())
                        .isEmpty()
                && suite.jdbc()
                                .sql("select count(*) from report_original")
                                .query(Integer.class)
                                .single()
                        >= reports.length);
        warnings(suite, state.getCaseId());
        return state;
    }

    private static void original(Suite suite, ReportFacts report) {
        var sealed = new Sealer(Suite.keyset())
                .seal(
                        report.getReportId(),
                        Map.of(
                                "narrative",
                                "He booked for an hour and gave the name Mike. After ten minutes he asked for the money"
                                        + " back and showed a knife.\n\nHe left in a grey Golf. <script>alert(1)</script>"));
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
                                .setSealed(sealed)
                                .build())
                        .build());
    }

    private void warnings(Suite suite, String caseId) {
        // the policy drafts from the cases, too; here the queue is to be a certain one
        suite.settle();
        suite.jdbc().sql("delete from warning").update();
        add(suite, caseId, "draft", 20_000, 3, 1, "SEVERE", "Robbery with a knife: grey VW Golf, fake bookings", null);
        add(suite, null, "report_withdrawn", 90_000, 1, 4, "SEVERE", "Assault after an outcall in Bradford", null);
        add(suite, null, "second_approval", 40_000, 6, 2, "EXTREME", "Two men pose as police officers", memberId(ade));
        add(suite, null, "update", 15_000, 20, 30, "MODERATE", "Refuses to pay and threatens", memberId(kim));
        add(suite, null, "draft", 12_000, 50, 24, "MODERATE", "Stolen phone, asks for the money back", null);
        add(suite, null, "expiring", 3_000, 5, 40, "MINOR", "Time wasting from one number", null);
    }

    private static void add(
            Suite suite,
            @Nullable String caseId,
            String attention,
            int rank,
            int hours,
            int level,
            String severity,
            String headline,
            @Nullable UUID takenBy) {
        Instant since = Instant.now().minus(Duration.ofHours(hours));
        Waiting.add(
                suite.jdbc(),
                new Waiting.Warning(
                        caseId == null ? UUID.randomUUID().toString() : caseId,
                        attention,
                        rank,
                        since,
                        since.plus(Duration.ofHours(level)),
                        severity,
                        headline,
                        new String[] {"West Yorkshire", "Greater Manchester"},
                        takenBy));
    }

    private void with(Browser.NewContextOptions options, Consumer<Page> journey) {
        assertThat(chromium).isNotNull();
        assertThat(kim).isNotNull();
        chromium.with(suite(), options, kim.cookie(), journey);
    }

    /** Layout depends on the width and contrast on the scheme: two of the four see all of both. */
    @ParameterizedTest
    @CsvSource({"360, LIGHT", "1280, DARK"})
    void axeFindsNothingOnAnyPage(int width, ColorScheme scheme) {
        with(wide(width).setColorScheme(scheme), page -> {
            String as = "-" + width + "-" + scheme;
            page.navigate("/desk");
            page.waitForSelector("#live:not([hidden])");
            look(page, "queue" + as);
            page.navigate("/desk?severity=MINOR&whose=mine");
            look(page, "queue-empty" + as);

            page.navigate("/desk/cases/" + sample().getCaseId());
            page.waitForSelector("#live:not([hidden])");
            look(page, "case" + as);
            page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
            look(page, "case-open" + as);
            page.fill("#q-words", "");
            page.click("#questions button");
            page.waitForSelector("#q-problem");
            look(page, "case-problem" + as);

            page.navigate("/desk/cases/" + sample().getCaseId());
            page.click("#look a");
            page.waitForSelector("#decide-title");
            page.evaluate("document.querySelector('.waterfall').decode()");
            look(page, "pair" + as);
            page.goBack();
            page.click(".open-narrative button >> nth=0");
            page.waitForSelector(".narrative");
            look(page, "narrative" + as);

            page.navigate("/desk/search");
            look(page, "search" + as);
            page.fill("#typed", "07700 900123");
            page.click("main .search button");
            page.waitForSelector("#found");
            look(page, "search-found" + as);
            page.navigate("/desk/cases/nowhere");
            look(page, "no-case" + as);
        });
    }

    @Test
    void theQueueIsWorkedWithKeysWhichCanBeSwitchedOff() {
        with(wide(1280), page -> {
            page.navigate("/desk");
            page.waitForSelector("#live:not([hidden])");
            page.keyboard().press("j");
            page.keyboard().press("j");
            page.keyboard().press("k");
            assertThat(page.evaluate("document.activeElement.textContent"))
                    .isEqualTo("Assault after an outcall in Bradford");
            page.keyboard().press("?");
            page.waitForSelector("dialog[open]");
            look(page, "keyboard");
            page.uncheck("#keys-on");
            page.keyboard().press("Escape");
            page.keyboard().press("j");
            assertThat(page.evaluate("document.activeElement.textContent"))
                    .isNotEqualTo("Two men pose as police officers");
            page.reload();
            page.keyboard().press("/");
            assertThat(page.url()).endsWith("/desk");
            page.click("#help-open");
            page.check("#keys-on");
            page.keyboard().press("Escape");
            page.keyboard().press("/");
            page.waitForURL("**/desk/search");
            // a key that is typed into a box is typed
            page.fill("#typed", "");
            page.focus("#typed");
            page.keyboard().type("j?");
            assertThat(page.inputValue("#typed")).isEqualTo("j?");
        });
    }

    @Test
    void aDraftArrivesWithoutReloadAndTheFocusStays() {
        with(wide(1280), page -> {
            page.navigate("/desk");
            page.waitForSelector("#live:not([hidden]):not(.away)");
            page.keyboard().press("j");
            Object focused = page.evaluate("document.activeElement.closest('[data-item]').id");
            add(suite(), null, "draft", 95_000, 1, 1, "EXTREME", "Arrived just now", null);
            page.waitForSelector("text=Arrived just now");
            assertThat(page.evaluate("document.activeElement.closest('[data-item]').id"))
                    .isEqualTo(focused);
            assertThat(page.textContent("#news")).contains("One more waits");
            suite().jdbc()
                    .sql("delete from warning where headline = 'Arrived just now'")
                    .update();
        });
    }

    @Test
    void aCaseThatChangesSaysSo() {
        with(wide(1280), page -> {
            Case other = SampleCase.of(1, false, SampleCase.report("CA1", "harbour", 3));
            suite().say(other);
            soon().until(() ->
                    suite().bean(CaseStates.class).find(other.getCaseId()).isPresent());
            page.navigate("/desk/cases/" + other.getCaseId());
            page.waitForSelector("#live:not([hidden]):not(.away)");
            suite().say(SampleCase.of(2, false, other.getReports().getFirst(), SampleCase.report("CA1", "harbour", 1)));
            page.waitForSelector("#stale p:not([hidden])");
        });
    }

    @Test
    void everythingWorksWithJavaScriptOff() {
        with(wide(360).setJavaScriptEnabled(false), page -> {
            page.navigate("/desk?severity=SEVERE");
            page.click("text=Show everything");
            page.waitForURL("**/desk");
            page.click("#queue a.case >> nth=1");
            page.waitForURL("**/desk/cases/**");
            page.navigate("/desk/cases/" + sample().getCaseId());
            page.click("#links .link-head a >> nth=0");
            page.waitForSelector("#decide-title");
            page.selectOption("#not-reason", "different_looks");
            page.click("button:has-text('Not the same person')");
            page.waitForSelector(".notice.done");
            assertThat(page.textContent("#log")).contains("The descriptions cannot be one person");
            page.click("#links .link-head a >> nth=0");
            page.selectOption("#back-reason", "decided_by_mistake");
            page.click("button:has-text('Take it back')");
            page.waitForSelector(".notice.done");
        });
    }
}
