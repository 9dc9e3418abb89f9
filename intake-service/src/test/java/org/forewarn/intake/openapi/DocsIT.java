package org.forewarn.intake.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.stream.Stream;
import org.forewarn.intake.IntakeOnSharedParts;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;

/** The page: whole, on its own, and every link on it leads somewhere. */
class DocsIT extends IntakeOnSharedParts {

    @Autowired
    private ApiDescription description;

    private Document page() {
        byte[] html = http.get()
                .uri("/docs")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("text/html;charset=UTF-8")
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "max-age=300, public")
                .expectHeader()
                .value("Content-Security-Policy", policy -> assertThat(policy)
                        .contains("default-src 'none'")
                        .doesNotContain("unsafe"))
                .expectBody()
                .returnResult()
                .getResponseBodyContent();
        return Jsoup.parse(new String(html, java.nio.charset.StandardCharsets.UTF_8), "");
    }

    @Test
    void everyLinkOnThePageLeadsToSomethingOnIt() {
        Document page = page();
        assertThat(page.select("a[href^=#]")).hasSizeGreaterThan(100).allSatisfy(link -> assertThat(
                        page.getElementById(link.attr("href").substring(1)))
                .as(link.outerHtml())
                .isNotNull());
    }

    @Test
    void noIdStandsTwice() {
        var ids = new HashSet<String>();
        assertThat(page().select("[id]"))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(ids.add(each.id())).as(each.id()).isTrue());
    }

    @Test
    void thePageTakesNothingFromElsewhereAndRunsNothing() {
        Document page = page();
        assertThat(page.select("script, iframe, object, embed, [style], style")).isEmpty();
        assertThat(page.select("[src], link[href]"))
                .extracting(each -> each.hasAttr("src") ? each.attr("src") : each.attr("href"))
                .allMatch(each -> each.startsWith("/assets/") || each.startsWith("data:"));
        assertThat(page.select("link[rel=stylesheet]")).allSatisfy(style -> http.get()
                .uri(style.attr("href"))
                .exchange()
                .expectStatus()
                .isOk());
    }

    @Test
    void everythingThatIsDescribedIsOnThePage() {
        Document page = page();
        Operation.of(description.document()).forEach(operation -> {
            String id = operation.body().get("operationId").stringValue();
            assertThat(page.getElementById(id)).as(operation.name()).isNotNull();
            Element section = page.selectFirst("section[aria-labelledby=" + id + "]");
            assertThat(section).isNotNull();
            operation.statuses().forEach(status -> assertThat(section.text()).contains(status));
            operation.examples().forEach(example -> assertThat(page.getElementById(id + "." + example.name()))
                    .as(example.title())
                    .isNotNull());
        });
        Stream.of(
                        "Report.suspects.heightCm",
                        "Partner.partnerId",
                        "code-in_the_future",
                        "problem-rate-limited",
                        "words-mo-tags")
                .forEach(id -> assertThat(page.getElementById(id)).as(id).isNotNull());
        assertThat(page.text()).contains("line, up to 100 characters", "whole number, 50 to 260", "when absent: exact");
    }

    @Test
    void thePageIsKeptForALook() throws IOException {
        Path kept = Path.of("target/docs");
        Files.createDirectories(kept);
        Document page = page();
        for (Element style : page.select("link[rel=stylesheet]")) {
            byte[] css = http.get()
                    .uri(style.attr("href"))
                    .exchange()
                    .expectBody()
                    .returnResult()
                    .getResponseBodyContent();
            String name = style.attr("href").replaceAll("^/assets/|\\?.*$", "");
            Files.write(kept.resolve(name), css);
            style.attr("href", name);
        }
        Files.writeString(kept.resolve("docs.html"), page.outerHtml());
        assertThat(kept.resolve("docs.html")).isNotEmptyFile();
    }
}
