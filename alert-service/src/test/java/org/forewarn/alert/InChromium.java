package org.forewarn.alert;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.forewarn.alert.staff.AtTheDesk;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * Chromium, in which members of staff sit at the desk of a suite. With {@code -Dforewarn.screenshots=<folder>} whatever is
 * looked at is photographed.
 */
public final class InChromium implements AutoCloseable {

    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final double WITHIN_MS = 60_000;
    private static final int HEIGHT = 844;

    /** The elements that make the page scroll sideways; none when it does not. */
    private static final String WIDER_THAN_THE_PAGE = """
            () => {
              const page = document.documentElement;
              return page.scrollWidth <= page.clientWidth ? '' : [...document.querySelectorAll('body *')]
                .filter(one => one.getBoundingClientRect().right > page.clientWidth + 0.5)
                .map(one => one.tagName + '.' + one.getAttribute('class')).join(' ') || 'unknown';
            }""";

    private final Playwright playwright;
    private final Browser chromium;
    private final List<String> complaints = new ArrayList<>();

    private InChromium(Playwright playwright, Browser chromium) {
        this.playwright = playwright;
        this.chromium = chromium;
    }

    /** Skips the test where there is no Chromium. */
    public static InChromium start() {
        Path executable = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        Assumptions.assumeTrue(executable != null, "SKIPPED: no Chromium on this machine, so nobody sat at the desk");
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-dev-shm-usage",
                                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1")));
        return new InChromium(playwright, chromium);
    }

    /** A window of this width, by day. */
    public static Browser.NewContextOptions wide(int width) {
        return new Browser.NewContextOptions().setViewportSize(width, HEIGHT).setColorScheme(ColorScheme.LIGHT);
    }

    /** A page of somebody's own browser; closing its context closes it. */
    Page page(Suite suite, AtTheDesk somebody, int width) {
        return page(suite, wide(width), somebody.cookie());
    }

    /**
     * What somebody does in a browser of their own, of which it must not complain.
     *
     * @param session what its cookie is; null: nobody is signed in
     */
    public void with(Suite suite, Browser.NewContextOptions options, @Nullable String session, Consumer<Page> journey) {
        Page page = page(suite, options, session);
        try (BrowserContext ignored = page.context()) {
            journey.accept(page);
            assertThat(complaints).as("what the browser complained of").isEmpty();
        } finally {
            complaints.clear();
        }
    }

    private Page page(Suite suite, Browser.NewContextOptions options, @Nullable String session) {
        BrowserContext context = chromium.newContext(
                options.setBaseURL("http://localhost:" + suite.uri("/").getPort())
                        .setLocale("en-GB"));
        context.setDefaultTimeout(WITHIN_MS);
        if (session != null) {
            context.addCookies(List.of(new Cookie(AtTheDesk.COOKIE, session)
                    .setDomain("localhost")
                    .setPath("/desk")
                    .setHttpOnly(true)
                    .setSameSite(SameSiteAttribute.STRICT)));
        }
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            // a page that says what to mend is answered with 400, which the browser calls a failure to load
            if (message.type().equals("error") && !message.text().contains("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        return page;
    }

    /** What the browser complained of so far, on whichever page. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /**
     * Nothing for axe to find, nothing to be scrolled sideways; and a photograph. Axe works within the page ("legacy"): its
     * other way opens a second one, whose answer now and then never came.
     */
    public static void look(Page page, String state) {
        String folder = System.getProperty("forewarn.screenshots", "");
        if (!folder.isEmpty()) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(folder, state + ".png"))
                    .setFullPage(true));
        }
        assertThat(new AxeBuilder(page)
                        .setLegacyMode(true).withTags(WCAG).analyze().getViolations().stream()
                                .map(Rule::toString)
                                .toList())
                .as(state)
                .isEmpty();
        assertThat(page.evaluate(WIDER_THAN_THE_PAGE))
                .as(state + ": nothing has to be scrolled sideways")
                .isEqualTo("");
    }

    @Override
    public void close() {
        playwright.close();
    }
}
