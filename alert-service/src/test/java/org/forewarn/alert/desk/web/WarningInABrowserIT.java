package org.forewarn.alert.desk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forewarn.alert.InChromium.look;
import static org.forewarn.alert.InChromium.wide;
import static org.forewarn.alert.Suite.soon;
import static org.forewarn.alert.TestCase.open;
import static org.forewarn.alert.TestCase.report;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.forewarn.alert.InChromium;
import org.forewarn.alert.Person;
import org.forewarn.alert.Suite;
import org.forewarn.alert.staff.Plain;
import org.forewarn.alert.staff.Role;
import org.forewarn.alert.staff.Staff;
import org.forewarn.schemas.event.AlertConsent;
import org.forewarn.schemas.event.NormalisedVehicle;
import org.forewarn.schemas.event.ReportFacts;
import org.forewarn.schemas.event.Severity;
import org.forewarn.schemas.event.Suspect;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A warning's pages in a real browser: seen by axe on a phone and on a desk, and counting while somebody chooses. Skips
 * where there is no Chromium. With {@code -Dforewarn.screenshots=<folder>} every page is photographed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WarningInABrowserIT {

    private @Nullable Suite suite;
    private @Nullable InChromium chromium;
    private String cookie = "";
    private String draft = "";
    private String issued = "";

    @BeforeAll
    void start() {
        chromium = InChromium.start();
        Suite started = Suite.start(Map.of("forewarn.desk.auto-issue", false, "forewarn.desk.radius-km", 10));
        suite = started;
        suite.subscribe(
                Person.of(400, "LS2"),
                Person.of(401, "LS6"),
                Person.of(402, "BD1").textsOnly());
        Plain lead = new Staff(suite).signedIn(Role.LEAD, Role.REVIEWER);
        cookie = lead.cookie();
        issued = drafted(rich("LS2", Severity.SEVERE));
        lead.open(issued).submit("/approve");
        soon().until(() -> started.allTexts().size() == 2);
        draft = drafted(
                rich("LS2", Severity.EXTREME),
                rich("BD1", Severity.SEVERE),
                report("LS6", AlertConsent.NATIONAL, Severity.MODERATE));
    }

    private static ReportFacts rich(String place, Severity severity) {
        return ReportFacts.newBuilder(report(place, AlertConsent.AREA, severity))
                .setTypes(List.of("sexual_assault", "robbery"))
                .setMoTags(List.of("poses_as_police", "records_covertly"))
                .setVehicles(List.of(NormalisedVehicle.newBuilder()
                        .setPlate("AB12CDE")
                        .setMake("volkswagen")
                        .setModel("golf")
                        .setColour("grey")
                        .build()))
                .setSuspects(List.of(Suspect.newBuilder()
                        .setAgeFrom(30)
                        .setAgeTo(40)
                        .setGender("man")
                        .setHeightCm(180)
                        .setBuild("stocky")
                        .setHair(place.equals("BD1") ? "told me it is dyed" : "short brown")
                        .setAccent("Scottish")
                        .build()))
                .build();
    }

    private String drafted(ReportFacts... reports) {
        suite().say(open(reports));
        soon().until(() -> !warnings(reports[0]).isEmpty());
        return "/desk/warnings/" + warnings(reports[0]).getFirst();
    }

    private List<UUID> warnings(ReportFacts report) {
        return suite().jdbc()
                .sql("select warning_id from warning where case_id = ?")
                .param(report.getReportId())
                .query(UUID.class)
                .list();
    }

    private Suite suite() {
        assertThat(suite).isNotNull();
        return suite;
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

    @ParameterizedTest
    @CsvSource({"360, LIGHT", "1280, DARK"})
    void axeFindsNothingOnAnyPage(int width, ColorScheme scheme) {
        with(width, scheme, page -> {
            String as = "-" + width + "-" + scheme;
            seen(page, draft, "draft" + as);
            seen(page, issued, "issued" + as);
            seen(page, draft + "/compose", "compose" + as);
            seen(page, "/desk/templates", "templates" + as);
            seen(page, "/desk/settings", "settings" + as);
        });
    }

    @Test
    void whatAChoiceComesToIsCountedWhileItIsMade() {
        with(1280, ColorScheme.LIGHT, page -> {
            page.navigate(draft + "/compose");
            assertThat(page.textContent("#live-text")).contains("07700 900999");
            page.uncheck("input[value='phone:07700 900999']");
            page.waitForCondition(() -> !page.textContent("#live-text").contains("07700 900999"));
            page.check("#area-national");
            page.waitForSelector("#live-refusals li");
        });
    }

    private void with(int width, ColorScheme scheme, Consumer<Page> what) {
        assertThat(chromium).isNotNull();
        chromium.with(suite(), wide(width).setColorScheme(scheme), cookie, what);
    }

    private static void seen(Page page, String path, String state) {
        page.navigate(path);
        look(page, state);
    }
}
