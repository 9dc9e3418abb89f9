package org.forewarn.alert.audience.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forewarn.alert.InChromium.look;
import static org.forewarn.alert.InChromium.wide;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.net.URI;
import java.util.Map;
import org.forewarn.alert.InChromium;
import org.forewarn.alert.Suite;
import org.forewarn.alert.TestCase;
import org.forewarn.alert.audience.ManageLinks;
import org.forewarn.schemas.event.Channel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Joining, managing and leaving in a real browser: on a phone and on a desk, in light and dark, seen by axe, and without
 * JavaScript. Skips where there is no Chromium. With {@code -Dforewarn.screenshots=<folder>} every page is photographed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeopleInABrowserIT {

    private Suite suite;
    private InChromium chromium;

    @BeforeAll
    void start() {
        chromium = InChromium.start();
        suite = Suite.start(Map.of("forewarn.audience.codes-per-visitor", 1_000));
    }

    @AfterAll
    void stop() {
        if (suite != null) {
            suite.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"360,LIGHT", "1280,DARK"})
    void somebodyJoinsManagesAndLeaves(int width, ColorScheme colours) {
        Newcomer ann = Newcomer.of(suite);
        chromium.with(suite, wide(width).setColorScheme(colours), null, page -> {
            join(page, ann, width, true);
            manage(page, ann, width, true);
            leave(page, width, true);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void allOfItWorksWithoutJavaScript(int width) {
        Newcomer ben = Newcomer.of(suite);
        chromium.with(suite, wide(width).setJavaScriptEnabled(false), null, page -> {
            join(page, ben, width, false);
            manage(page, ben, width, false);
            leave(page, width, false);
        });
    }

    private static void join(Page page, Newcomer who, int width, boolean seen) {
        page.navigate("/");
        seen(page, "people-start-" + width, seen);
        page.click("main form[action='/join'] button");
        page.waitForSelector("#mistakes");
        seen(page, "people-start-wrong-" + width, seen);
        assertThat(page.title()).startsWith("Error: ");
        page.fill("#phone", who.phone());
        page.fill("#email", who.email());
        page.click("main form[action='/join'] button");
        page.waitForURL("**/join/code");
        seen(page, "people-code-" + width, seen);
        page.fill("#code-sms", "12");
        page.click("main form[action='/join/code'] button");
        page.waitForSelector("#mistakes");
        seen(page, "people-code-wrong-" + width, seen);
        page.fill("#code-sms", who.textedCode(1));
        page.fill("#code-email", who.mailedCode(1));
        page.keyboard().press("Enter");
        page.waitForURL("**/join/choices");
        seen(page, "people-choices-" + width, seen);
        page.fill("#place", "Richmond");
        page.uncheck("#kind-violence");
        page.click("#send");
        page.waitForSelector("#mistakes");
        seen(page, "people-choices-wrong-" + width, seen);
        assertThat(page.isChecked("#kind-violence")).isFalse();
        page.fill("#place", "Newport, Newport");
        page.check("#kind-violence");
        page.check("#quiet");
        page.check("#digest");
        page.click("#send");
        page.waitForURL("**/mine");
        assertThat(page.locator("#notice").innerText()).contains("You have joined");
        seen(page, "people-mine-joined-" + width, seen);
    }

    private void manage(Page page, Newcomer who, int width, boolean seen) {
        page.click("text=Close your page");
        page.waitForURL("**/");
        String link = suite.bean(ManageLinks.class).of(who.id(), Channel.SMS);
        page.navigate(URI.create(link).getPath());
        page.waitForURL("**/mine");
        page.click("a[href='/mine/choices']");
        page.waitForURL("**/mine/choices");
        page.fill("#codes", "PA60, PA61");
        page.check("#text-full");
        page.click("#send");
        page.waitForURL("**/mine");
        assertThat(page.locator("dl").innerText()).contains("PA60, PA61", "of Newport");

        suite.say(TestCase.open(TestCase.report("PA60")));
        Suite.soon().until(() -> who.texts().size() > 1 && who.mails().size() > 1);
        page.navigate("/mine");
        seen(page, "people-mine-" + width, seen);
        assertThat(page.locator("article").first().innerText()).contains("Holds until");
        page.click("a[href='/mine/history']");
        page.waitForURL("**/mine/history");
        seen(page, "people-history-" + width, seen);
        page.navigate("/mine/reach");
        seen(page, "people-reach-" + width, seen);
        page.click("main form[action='/mine/reach/remove'] >> nth=1 >> button");
        page.waitForSelector("#notice");
        page.navigate("/mine/pause");
        seen(page, "people-pause-" + width, seen);
        page.check("#length-week");
        page.click("main form button");
        page.waitForURL("**/mine");
        seen(page, "people-mine-paused-" + width, seen);
        page.click("main form[action='/mine/resume'] button");
        page.waitForURL("**/mine");
    }

    private static void leave(Page page, int width, boolean seen) {
        page.navigate("/mine/leave");
        seen(page, "people-leave-" + width, seen);
        page.click("#go");
        page.waitForURL("**/left");
        seen(page, "people-left-" + width, seen);
        page.navigate("/mine");
        page.waitForURL("**/?closed=yes");
        seen(page, "people-closed-" + width, seen);
    }

    @ParameterizedTest
    @CsvSource({"360,LIGHT", "1280,DARK"})
    void theOtherPagesAreFitToBeSeen(int width, ColorScheme colours) {
        chromium.with(suite, wide(width).setColorScheme(colours), null, page -> {
            page.navigate("/support");
            page.fill("#where", "LS2");
            page.click("main form button");
            page.waitForSelector("article >> text=Leeds");
            look(page, "people-support-" + width);
            page.fill("#where", "Narnia");
            page.click("main form button");
            page.waitForSelector("#mistakes");
            look(page, "people-support-wrong-" + width);
            page.navigate("/m/000000000000000");
            look(page, "people-link-" + width);
            page.navigate("/m/000000000000000/unsubscribe");
            look(page, "people-unsubscribe-" + width);
            page.click("main form button");
            page.waitForSelector("text=You get no more e-mails");
            page.navigate("/mine/nothing");
            look(page, "people-nowhere-" + width);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"cy", "pl", "ro", "pt", "es", "th", "zh"})
    void thePagesFitInEveryLanguage(String language) {
        chromium.with(suite, wide(360), null, page -> {
            page.navigate("/?lang=" + language);
            look(page, "people-start-" + language);
            Newcomer who = Newcomer.of(suite);
            page.fill("#phone", who.phone());
            page.click("main form[action='/join'] button");
            page.waitForURL("**/join/code");
            page.fill("#code-sms", who.textedCode(1));
            page.keyboard().press("Enter");
            page.waitForURL("**/join/choices");
            look(page, "people-choices-" + language);
            assertThat(page.inputValue("#language")).isEqualTo(language);
            page.fill("#codes", "PA62");
            page.click("#send");
            page.waitForURL("**/mine");
            look(page, "people-mine-" + language);
        });
    }

    @Test
    void theCookieIsKeptFromScriptsAndEscapeLeaves() {
        Newcomer cat = Newcomer.of(suite);
        chromium.with(suite, wide(1280), null, page -> {
            join(page, cat, 1280, false);
            Cookie cookie = page.context().cookies().stream()
                    .filter(each -> each.name.equals(Cookies.SEAT))
                    .findFirst()
                    .orElseThrow();
            assertThat(cookie.httpOnly).isTrue();
            assertThat(cookie.sameSite).isEqualTo(SameSiteAttribute.LAX);
            assertThat(page.evaluate("document.cookie")).isEqualTo("");
            assertThat(page.locator("#leave").getAttribute("data-destination"))
                    .isEqualTo("https://www.bbc.co.uk/weather");
        });
    }

    /** Axe works within the page, so it needs the scripts that somebody else has switched off. */
    private static void seen(Page page, String state, boolean seen) {
        if (seen) {
            look(page, state);
        }
    }
}
