package org.forewarn.alert.delivery.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.forewarn.alert.delivery.Message;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class HtmlBodyTest {

    @Test
    void paragraphsStayParagraphsAndLinesLines() {
        Document page = page("en", "One\ntwo\n\nthree");
        assertThat(page.select("p")).hasSize(2);
        assertThat(page.select("p").get(0).html().replaceAll("\\s", "")).isEqualTo("One<br>two");
    }

    @Test
    void whatLooksLikeHtmlIsText() {
        Document page = page("en", "<script>alert('x')</script> & <b>\"bold\"</b> <img src=x onerror=y>");
        assertThat(page.select("script, b, img")).isEmpty();
        assertThat(page.select("p").text())
                .isEqualTo("<script>alert('x')</script> & <b>\"bold\"</b> <img src=x onerror=y>");
    }

    @Test
    void anAddressOfAPageIsALinkAndItsFullStopIsNot() {
        Document page = page("en", "Leave: https://alert.example.org/m/abc?x=1&y=2. Or \"https://example.org/\"><b>");
        assertThat(page.select("a")).hasSize(2);
        assertThat(page.select("a").get(0).attr("href")).isEqualTo("https://alert.example.org/m/abc?x=1&y=2");
        assertThat(page.select("a").get(1).attr("href")).isEqualTo("https://example.org/");
        assertThat(page.select("b")).isEmpty();
    }

    @Test
    void itSaysItsLanguage() {
        assertThat(page("cy", "Rhybudd").select("html").attr("lang")).isEqualTo("cy");
        assertThat(page("\"><script>", "x").select("script")).isEmpty();
        assertThat(page("", "x").select("html").hasAttr("lang")).isFalse();
    }

    @Test
    void nothingOfItIsFetchedFromAnywhere() {
        assertThat(page("en", "https://example.org/a.png").select("[src], link, style, iframe, object"))
                .isEmpty();
    }

    private static Document page(String language, String body) {
        return Jsoup.parse(HtmlBody.of(
                new Message(UUID.randomUUID(), "a@example.org", "Subject <1>", body, Instant.now(), language, null)));
    }
}
