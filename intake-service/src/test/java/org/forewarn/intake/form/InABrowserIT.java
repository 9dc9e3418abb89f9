package org.forewarn.intake.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.forewarn.intake.IntakeOnSharedParts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The form in a real browser: seen by axe, walked with the keyboard, left in a hurry, and used with JavaScript off. Skips
 * where there is no Chromium. With {@code -Dforewarn.screenshots=<folder>} every state is also photographed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InABrowserIT extends IntakeOnSharedParts {

    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final int PHONE = 390;
    private static final double TARGET_PX = 24;
    private static final String NEUTRAL = "https://www.bbc.co.uk/**";
    private static final int MANY_TABS = 400;

    @LocalServerPort
    private int port;

    private String key = "";
    private @Nullable Playwright playwright;
    private @Nullable Browser chromium;

    @BeforeAll
    void start() {
        Path executable = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        Assumptions.assumeTrue(
                executable != null, "SKIPPED: no Chromium on this machine, so the form was not seen in a browser");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        // a redirect cannot be routed: whatever it names, this browser finds nobody but us
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-dev-shm-usage",
                                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost")));
        key = keyOf("browser-house", "reports:write");
    }

    @AfterAll
    void stop() {
        if (playwright != null) {
            playwright.close();
        }
    }

    private void with(Browser.NewContextOptions options, Consumer<Page> journey) {
        if (chromium == null) {
            throw new IllegalStateException("The browser was not started");
        }
        try (BrowserContext context = chromium.newContext(
                options.setBaseURL("http://localhost:" + port).setLocale("en-GB"))) {
            context.setDefaultTimeout((double) WITHIN.toMillis());
            // the neutral site is not ours to call from a test
            context.route(NEUTRAL, route -> route.fulfill(new Route.FulfillOptions().setBody("neutral")));
            Page page = context.newPage();
            var complaints = new ArrayList<String>();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") && !message.text().contains("Failed to load resource")) {
                    complaints.add(message.text());
                }
            });
            page.onPageError(complaints::add);
            journey.accept(page);
            assertThat(complaints).isEmpty();
        }
    }

    private static Browser.NewContextOptions wide(int width) {
        return new Browser.NewContextOptions().setViewportSize(width, 844);
    }

    private void signIn(Page page) {
        page.navigate("/report/sign-in");
        page.fill("#key", key);
        page.click("main button");
        page.waitForURL("**/report");
    }

    private static void fill(Page page) {
        page.check("#f-incident-types-robbery");
        page.check("#f-incident-timeprecision-day");
        page.fill("#f-incident-from", "1");
        page.fill("#f-incident-from-month", "3");
        page.fill("#f-incident-from-year", "2026");
        page.check("#f-consent-alert-area");
    }

    private static void send(Page page) {
        page.click("button[value=send]");
    }

    /** The report was taken. If it was not, what the page says instead is in the failure: it holds nothing of a report. */
    private static void isSent(Page page) {
        try {
            page.waitForURL("**/report/sent");
        } catch (TimeoutError e) {
            throw new AssertionError(
                    page.title() + ": " + page.locator(".summary, .notice").allInnerTexts(), e);
        }
    }

    private static void photograph(Page page, String name) {
        String folder = System.getProperty("forewarn.screenshots", "");
        if (!folder.isEmpty()) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(folder, name + ".png"))
                    .setFullPage(!name.endsWith("view")));
        }
    }

    private static void isAccessible(Page page, String state) {
        List<String> violations = new AxeBuilder(page)
                .setLegacyMode(true).withTags(WCAG).analyze().getViolations().stream()
                        .map(Rule::toString)
                        .toList();
        assertThat(violations).as(state).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as(state + ": nothing has to be scrolled sideways")
                .isEqualTo(true);
    }

    @ParameterizedTest
    @CsvSource({"320, LIGHT", "390, LIGHT", "1280, LIGHT", "390, DARK", "1280, DARK"})
    void axeFindsNothingInAnyState(int width, ColorScheme scheme) {
        with(wide(width).setColorScheme(scheme), page -> {
            String as = "-" + width + "-" + scheme;
            page.navigate("/report/sign-in");
            isAccessible(page, "sign-in" + as);
            photograph(page, "sign-in" + as);
            page.click("main button");
            isAccessible(page, "sign-in-error" + as);
            photograph(page, "sign-in-error" + as);

            signIn(page);
            isAccessible(page, "form" + as);
            photograph(page, "form" + as);
            photograph(page, "form" + as + "-view");
            page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
            isAccessible(page, "form-open" + as);
            photograph(page, "form-open" + as);

            page.fill("#f-identifiers-0-value", "07700 900123");
            page.fill("#f-vehicles-0-country", "Elfland");
            page.fill("#f-incident-from", "31");
            send(page);
            page.waitForSelector("#mistakes");
            isAccessible(page, "form-error" + as);
            photograph(page, "form-error" + as);
            photograph(page, "form-error" + as + "-view");

            page.navigate("/report");
            fill(page);
            send(page);
            isSent(page);
            isAccessible(page, "sent" + as);
            photograph(page, "sent" + as);
            page.navigate("/report/withdraw");
            isAccessible(page, "withdraw" + as);
            photograph(page, "withdraw" + as);
            page.click("main button");
            page.waitForSelector(".notice.done");
            isAccessible(page, "withdrawn" + as);
            photograph(page, "withdrawn" + as);
        });
    }

    @Test
    void theWholeWayCanBeGoneWithTheKeyboard() {
        with(wide(1280), page -> {
            page.navigate("/report/sign-in");
            page.keyboard().press("Tab");
            assertThat(focused(page)).isEqualTo("Skip to the content");
            page.keyboard().press("Tab");
            assertThat(focused(page)).isEqualTo("Leave this page now");
            tabTo(page, "#key");
            page.keyboard().type(key);
            page.keyboard().press("Enter");
            page.waitForURL("**/report");

            tabTo(page, "#f-incident-types-robbery");
            page.keyboard().press("Space");
            tabTo(page, "#f-incident-timeprecision");
            page.keyboard().press("ArrowDown");
            page.keyboard().press("ArrowDown");
            tabTo(page, "#f-incident-from");
            for (String box : List.of("1", "3", "2026")) {
                page.keyboard().type(box);
                page.keyboard().press("Tab");
            }
            tabTo(page, "#report button[value=send]");
            page.keyboard().press("Enter");

            // the one mistake has the focus, and its link leads to the question
            page.waitForSelector("#mistakes");
            assertThat(page.title()).isEqualTo("Error: Form");
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("mistakes");
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("f-consent-alert");
            page.keyboard().press("ArrowDown");
            tabTo(page, "#report button[value=send]");
            page.keyboard().press("Enter");
            isSent(page);
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("notice");
        });
    }

    private static String focused(Page page) {
        return page.evaluate("document.activeElement.textContent").toString().strip();
    }

    /** Tabs on until the control has the focus; on the way, what has it can be seen and is not under the leave key. */
    private static void tabTo(Page page, String selector) {
        Locator target = page.locator(selector);
        for (int i = 0; i < MANY_TABS; i++) {
            if (Boolean.TRUE.equals(target.evaluate("each => each === document.activeElement"))) {
                return;
            }
            page.keyboard().press("Tab");
            assertThat(page.evaluate("""
                () => {
                  const active = document.activeElement, key = document.querySelector('.leave');
                  if (active === document.body || active.matches('.skip, #leave')) return 'seen';
                  const box = active.getBoundingClientRect();
                  return box.bottom > key.getBoundingClientRect().bottom && box.top < innerHeight
                      && getComputedStyle(active).outlineStyle !== 'none' ? 'seen' : active.id + active.className;
                }\
                """)).isEqualTo("seen");
        }
        throw new AssertionError("The keyboard does not reach " + selector);
    }

    @Test
    void theEnterKeyInABoxSendsNothing() {
        with(wide(PHONE), page -> {
            signIn(page);
            fill(page);
            page.press("#f-reference", "Enter");
            page.waitForSelector("#notice");
            assertThat(page.textContent("#notice")).contains("Nothing has been sent yet");
            assertThat(page.isChecked("#f-incident-types-robbery")).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"click", "Escape", "Shift"})
    void leavingIsAtOnceAndLeavesNothingBehind(String how) {
        with(wide(PHONE), page -> {
            page.navigate("about:blank");
            signIn(page);
            page.fill("#f-incident-narrative", "planted");
            switch (how) {
                case "click" -> page.click("#leave");
                case "Escape" -> page.keyboard().press("Escape");
                default -> {
                    for (int i = 0; i < 3; i++) {
                        page.keyboard().press("Shift");
                    }
                }
            }
            page.waitForURL(NEUTRAL);
            assertThat(page.textContent("body")).isEqualTo("neutral");
            page.waitForCondition(() -> page.context()
                    .cookies("http://localhost:" + port + "/report")
                    .isEmpty());
            page.goBack();
            page.waitForURL("**/report/sign-in");
        });
    }

    @Test
    void capitalsDoNotLeave() {
        with(wide(PHONE), page -> {
            signIn(page);
            page.focus("#f-incident-narrative");
            for (String letter : List.of("A", "B", "C", "D")) {
                page.keyboard().press("Shift+" + letter);
            }
            assertThat(page.inputValue("#f-incident-narrative")).isEqualTo("ABCD");
            assertThat(page.url()).endsWith("/report");
        });
    }

    @Test
    void everythingWorksWithJavaScriptOff() {
        with(wide(PHONE).setJavaScriptEnabled(false), page -> {
            signIn(page);
            fill(page);
            page.fill("#f-identifiers-0-value", "07700 900123");
            page.selectOption("#f-identifiers-0-type", "phone");
            page.click("button[name=add][value=identifiers]");
            page.waitForSelector("#f-identifiers-1-type");
            assertThat(page.inputValue("#f-identifiers-0-value")).isEqualTo("07700 900123");
            page.click("summary:has-text('How to reach them safely')");
            page.fill("#f-reporter-safecontact-value", "07700 900777");
            send(page);
            page.waitForSelector("#mistakes");
            page.selectOption("#f-reporter-safecontact-channel", "sms");
            send(page);
            isSent(page);
            page.waitForRequest(NEUTRAL, () -> page.click("#leave"));
            page.navigate("/report");
            page.waitForURL("**/report/sign-in");
        });
    }

    @Test
    void nothingIsKeptInTheBrowser() {
        with(wide(PHONE), page -> {
            signIn(page);
            fill(page);
            send(page);
            isSent(page);
            assertThat(page.evaluate("localStorage.length + sessionStorage.length"))
                    .isEqualTo(0);
            assertThat(page.evaluate("document.cookie")).isEqualTo("");
            assertThat(page.context().cookies()).singleElement().satisfies(cookie -> {
                assertThat(cookie.expires).isEqualTo(-1);
                assertThat(cookie.httpOnly).isTrue();
            });
        });
    }

    @Test
    void whatIsToBePressedIsLargeEnoughToPress() {
        with(wide(PHONE), page -> {
            signIn(page);
            Object small = page.evaluate("""
                        least => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary')]
                            .filter(each => each.checkVisibility() && !each.matches('.unseen, .skip'))
                            .map(each => [each.getBoundingClientRect(), each.id || each.textContent])
                            .filter(([box]) => box.width < least || box.height < least)
                            .map(([box, name]) => `${name}: ${box.width} x ${box.height}`)\
                        """, TARGET_PX);
            assertThat(small)
                    .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                    .isEmpty();
        });
    }
}
