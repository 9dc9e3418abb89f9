package org.forewarn.intake.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.forewarn.intake.IntakeOnSharedParts;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The manual in a real browser, on a phone and on a desk, light and dark. Skips where there is no Chromium. */
class DocsInABrowserIT extends IntakeOnSharedParts {

    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final int HEIGHT_PX = 900;

    @LocalServerPort
    private int port;

    @Test
    void theManualIsForEverybodyAndFitsEveryScreen() {
        Path executable = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        Assumptions.assumeTrue(
                executable != null, "SKIPPED: no Chromium on this machine, so the manual was not seen in a browser");
        var environment = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        try (Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
                Browser chromium = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(executable)
                                .setArgs(List.of(
                                        "--no-sandbox",
                                        "--disable-dev-shm-usage",
                                        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost")))) {
            for (int width : List.of(320, 390, 1_280)) {
                for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                    look(chromium, width, scheme);
                }
            }
        }
    }

    private void look(Browser chromium, int widthPx, ColorScheme scheme) {
        var options =
                new Browser.NewPageOptions().setViewportSize(widthPx, HEIGHT_PX).setColorScheme(scheme);
        try (Page page = chromium.newPage(options)) {
            page.setDefaultTimeout(WITHIN.toMillis());
            page.navigate("http://localhost:" + port + "/docs#Report.incident.place.lat");
            assertThat(page.locator(":target").textContent()).contains("Latitude");
            assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                    .as("no scrolling sideways at %d px", widthPx)
                    .isEqualTo(true);
            assertThat(new AxeBuilder(page)
                            .setLegacyMode(true)
                            .withTags(WCAG)
                            .analyze()
                            .getViolations())
                    .as("%d px, %s", widthPx, scheme)
                    .extracting(each ->
                            each.getId() + ": " + each.getNodes().getFirst().getHtml())
                    .isEmpty();
        }
    }
}
