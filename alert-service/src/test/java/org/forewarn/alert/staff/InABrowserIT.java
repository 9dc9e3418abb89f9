package org.forewarn.alert.staff;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.forewarn.alert.Suite;
import org.forewarn.alert.staff.Staff.Added;
import org.forewarn.alert.staff.totp.Base32;
import org.forewarn.alert.staff.totp.Totp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The pages about staff in a real browser: seen by axe, in light and dark, on a phone and on a desk, with JavaScript off.
 * Skips where there is no Chromium. With {@code -Dforewarn.screenshots=<folder>} every page is also photographed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InABrowserIT {

    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final double PATIENCE_MS = 20_000;

    private Suite suite;
    private Staff staff;
    private Playwright playwright;
    private Browser chromium;

    @BeforeAll
    void start() {
        Path executable = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        Assumptions.assumeTrue(
                executable != null, "SKIPPED: no Chromium on this machine, so the pages were not seen in a browser");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-dev-shm-usage",
                                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")));
        suite = Suite.start(Map.of());
        staff = new Staff(suite);
    }

    @AfterAll
    void stop() {
        if (suite != null) {
            suite.close();
        }
        if (playwright != null) {
            playwright.close();
        }
    }

    private void with(Browser.NewContextOptions options, Consumer<Page> journey) {
        try (BrowserContext context = chromium.newContext(
                options.setBaseURL(suite.uri("/").toString()).setLocale("en-GB"))) {
            context.setDefaultTimeout(PATIENCE_MS);
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

    /** From the link to the desk and back in. (Without JavaScript: SignInIT. Axe needs it, and would wait for ever.) */
    @ParameterizedTest
    @CsvSource({"360,LIGHT", "1280,DARK"})
    void somebodyComesInForTheFirstTime(int width, ColorScheme colours) {
        Added ada = staff.add(Role.ADMIN, Role.AUDITOR);
        var options =
                new Browser.NewContextOptions().setViewportSize(width, 800).setColorScheme(colours);
        with(options, page -> {
            page.navigate(ada.invitation());
            page.fill("#password", "short");
            page.fill("#again", "short");
            page.click("main button[type=submit]");
            page.waitForSelector("#mistakes");
            look(page, "invitation-wrong", width);
            page.fill("#password", Staff.PASSWORD);
            page.fill("#again", Staff.PASSWORD);
            page.click("main button[type=submit]");
            page.waitForURL("**/enrol");
            look(page, "enrol", width);
            byte[] secret = Base32.decode(page.locator(".reference").innerText().replace(" ", ""));
            page.fill("#code", Totp.code(secret, Totp.step(Instant.now()) - 1));
            page.click("main button[type=submit]");
            page.waitForSelector(".codes li");
            assertThat(page.locator(".codes li").count()).isEqualTo(SecondStep.RECOVERY_CODES);
            look(page, "recovery-codes", width);
            page.click("main a.button");
            page.waitForURL("**/desk/staff");
            look(page, "staff", width);
            page.click(".who button");
            page.waitForURL("**/sign-in?signed-out=yes");
            look(page, "sign-in", width);

            page.fill("#login", ada.login());
            page.fill("#password", "some wrong words");
            page.keyboard().press("Enter");
            page.waitForSelector("#mistakes");
            look(page, "sign-in-wrong", width);
            assertThat(page.title()).startsWith("Error: ");
            page.fill("#password", Staff.PASSWORD);
            page.keyboard().press("Enter");
            page.waitForURL("**/code");
            look(page, "code", width);
            page.fill("#code", Totp.code(secret, Totp.step(Instant.now())));
            page.keyboard().press("Enter");
            page.waitForURL("**/desk/staff");
        });
    }

    @ParameterizedTest
    @CsvSource({"360,LIGHT", "1280,DARK"})
    void anAdminKeepsMembers(int width, ColorScheme colours) {
        Added ada = staff.add(Role.ADMIN, Role.AUDITOR);
        Plain signedIn = staff.signedIn(ada.memberId());
        var options =
                new Browser.NewContextOptions().setViewportSize(width, 800).setColorScheme(colours);
        with(options, page -> {
            page.context()
                    .addCookies(List.of(new Cookie(Cookies.PLAIN_NAME, signedIn.cookie())
                            .setDomain("127.0.0.1")
                            .setPath("/desk")
                            .setHttpOnly(true)
                            .setSameSite(SameSiteAttribute.STRICT)));
            page.navigate("/desk/staff");
            page.fill("#name", "");
            page.click("text=Make a link");
            page.waitForSelector("#mistakes");
            look(page, "staff-wrong-" + colours, width);
            page.fill("#name", "Grace Hopper");
            page.fill("#login", "grace" + width + colours + "@example.org");
            page.check("#role-reviewer");
            page.click("text=Make a link");
            assertThat(page.locator(".reference").innerText()).contains("/desk/invitations/");
            look(page, "invited-" + colours, width);
            page.click("main a.button");
            page.waitForURL("**/desk/staff");
            page.locator("text=Grace Hopper").first().click();
            page.waitForURL("**/desk/staff/*");
            look(page, "member-" + colours, width);
            page.navigate("/desk/account");
            look(page, "account-" + colours, width);
            page.navigate("/desk/audit");
            look(page, "audit-" + colours, width);
            page.selectOption("#act", "member_added");
            page.click("main button[type=submit]");
            page.waitForURL("**act=member_added**");
            assertThat(page.locator("tbody tr").first().innerText()).contains("Member added");
            page.navigate("/desk/nowhere");
            look(page, "not-found-" + colours, width);
        });
    }

    @Test
    void theCookieIsKeptFromScriptsAndOtherSites() {
        with(new Browser.NewContextOptions(), page -> {
            Staff.Enrolled ada = staff.enrolled(Role.ADMIN);
            page.navigate(SignInController.SIGN_IN);
            page.fill("#login", ada.added().login());
            page.fill("#password", Staff.PASSWORD);
            page.click("main button[type=submit]");
            page.waitForURL("**/code");
            Cookie cookie = page.context().cookies().getFirst();
            assertThat(cookie.httpOnly).isTrue();
            assertThat(cookie.sameSite).isEqualTo(SameSiteAttribute.STRICT);
            assertThat(page.evaluate("document.cookie")).isEqualTo("");
        });
    }

    /** Nothing for axe to find, nothing wider than the window, and a photograph. */
    private static void look(Page page, String name, int width) {
        List<String> violations = new AxeBuilder(page)
                .setLegacyMode(true).withTags(WCAG).analyze().getViolations().stream()
                        .map(Rule::getId)
                        .toList();
        assertThat(violations).as(name).isEmpty();
        String folder = System.getProperty("forewarn.screenshots", "");
        if (!folder.isEmpty()) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(folder, name + "-" + width + ".png"))
                    .setFullPage(true));
        }
        Object overflow = page.locator("html").evaluate("e => e.scrollWidth - e.clientWidth");
        assertThat(((Number) overflow).intValue())
                .as(name + ": wider than the window")
                .isLessThanOrEqualTo(0);
    }
}
