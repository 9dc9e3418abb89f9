package org.forewarn.alert.audience.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forewarn.alert.InChromium.look;
import static org.forewarn.alert.InChromium.wide;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import org.forewarn.alert.InChromium;
import org.forewarn.alert.Suite;
import org.forewarn.alert.audience.ManageLinks;
import org.forewarn.alert.audience.reporting.IntakePlay;
import org.forewarn.schemas.event.Channel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Reporting and following in a real browser: on a phone and on a desk, in light and dark, seen by axe, and without JavaScript.
 * Skips where there is no Chromium. With {@code -Dforewarn.screenshots=<folder>} every page is photographed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportingInABrowserIT {

    private IntakePlay intake;
    private Suite suite;
    private InChromium chromium;

    @BeforeAll
    void start() throws IOException {
        chromium = InChromium.start();
        intake = IntakePlay.start();
        var properties = new LinkedHashMap<String, Object>(intake.properties());
        properties.put("forewarn.audience.codes-per-visitor", 1_000);
        suite = Suite.start(properties);
    }

    @AfterAll
    void stop() {
        if (suite != null) {
            suite.close();
        }
        if (intake != null) {
            intake.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"360,LIGHT", "1280,DARK"})
    void somebodyReportsAddsAndTakesBack(int width, ColorScheme colours) {
        Newcomer ann = Newcomer.of(suite).join("LS2");
        chromium.with(suite, wide(width).setColorScheme(colours), null, page -> journey(page, ann, width, true));
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void allOfItWorksWithoutJavaScript(int width) {
        Newcomer ben = Newcomer.of(suite).join("LS2");
        chromium.with(suite, wide(width).setJavaScriptEnabled(false), null, page -> journey(page, ben, width, false));
    }

    private void journey(Page page, Newcomer who, int width, boolean seen) {
        page.navigate(URI.create(suite.bean(ManageLinks.class).of(who.id(), Channel.SMS))
                .getPath());
        page.click("main a[href='/mine/report']");
        page.waitForURL("**/mine/report");
        seen(page, "report-form-" + width, seen);
        assertThat(page.isChecked("[name='consent/alert'][value=none]")).isTrue();
        page.click("main button[value=send]");
        page.waitForSelector("#mistakes");
        seen(page, "report-wrong-" + width, seen);
        assertThat(page.title()).startsWith("Error: ");

        page.check("[name='incident/types'][value=robbery]");
        page.fill("[name='incident/narrative']", "He took the money and drove off.");
        page.check("[name='incident/timePrecision'][value=day]");
        page.fill("[name='incident/from/day']", "2");
        page.fill("[name='incident/from/month']", "3");
        page.fill("[name='incident/from/year']", "2026");
        page.fill("[name='incident/place/postcode']", "LS2");
        page.selectOption("[name='identifiers/0/type']", "phone");
        page.fill("[name='identifiers/0/value']", "07700 900456");
        page.click("button[name=add][value=identifiers]");
        page.waitForSelector("[name='identifiers/1/value']");
        assertThat(page.inputValue("[name='incident/narrative']")).isEqualTo("He took the money and drove off.");
        page.check("[name='consent/alert'][value=area]");
        page.check("[name='consent/police'][value=anonymous_intelligence]");
        seen(page, "report-filled-" + width, seen);
        intake.answer(503, "");
        page.click("main button[value=send]");
        page.waitForSelector("#notice");
        seen(page, "report-away-" + width, seen);
        assertThat(page.inputValue("[name='identifiers/0/value']")).isEqualTo("07700 900456");
        intake.answer(0, "");
        page.click("main button[value=send]");
        page.waitForURL("**/my-report");
        seen(page, "report-sent-" + width, seen);
        assertThat(page.locator("article").first().innerText()).contains("Leeds");
        String link = page.innerText("#report-link");

        page.context().clearCookies();
        page.navigate(URI.create(link).getPath());
        page.waitForURL("**/my-report");
        page.click("a[href='/my-report/add']");
        page.waitForURL("**/my-report/add");
        assertThat(page.isChecked("[name='consent/alert'][value=area]")).isTrue();
        seen(page, "report-add-" + width, seen);
        page.fill("[name='incident/narrative']", "I remember his tattoo.");
        page.click("main button[value=send]");
        page.waitForURL("**/my-report");
        seen(page, "report-added-" + width, seen);
        page.click("a[href='/my-report/withdraw']");
        page.waitForURL("**/my-report/withdraw");
        seen(page, "report-withdraw-" + width, seen);
        page.click("#go");
        page.waitForURL("**/my-report");
        assertThat(page.innerText("main")).contains("You have taken it back");
        seen(page, "report-withdrawn-" + width, seen);
        page.navigate("/r/00000000000000000000");
        seen(page, "report-nowhere-" + width, seen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cy", "pl", "ro", "pt", "es", "th", "zh"})
    void theFormFitsInEveryLanguageAndChangingItCostsNothingTyped(String language) {
        Newcomer cat = Newcomer.of(suite).join("LS2");
        chromium.with(suite, wide(360), null, page -> {
            page.navigate(URI.create(suite.bean(ManageLinks.class).of(cat.id(), Channel.SMS))
                    .getPath());
            page.navigate("/mine/report");
            page.fill("[name='incident/narrative']", "typed before");
            page.click("button[form=report][lang=" + language + "]");
            page.waitForSelector("html[lang=" + language + "]");
            assertThat(page.inputValue("[name='incident/narrative']")).isEqualTo("typed before");
            page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
            look(page, "report-form-" + language);
            page.check("[name='incident/types'][value=robbery]");
            page.check("[name='incident/timePrecision'][value=month]");
            page.fill("[name='incident/from/month']", "3");
            page.fill("[name='incident/from/year']", "2026");
            page.click("main button[value=send]");
            page.waitForURL("**/my-report");
            look(page, "report-sent-" + language);
            page.navigate("/my-report/add");
            look(page, "report-add-" + language);
        });
        assertThat(intake.last().at("/consent/version").asString()).isEqualTo("members-1-" + language);
        assertThat(List.of(language))
                .contains(intake.last().at("/reporter/language").asString());
    }

    /** Axe works within the page, so it needs the scripts that somebody else has switched off. */
    private static void seen(Page page, String state, boolean seen) {
        if (seen) {
            look(page, state);
        }
    }
}
