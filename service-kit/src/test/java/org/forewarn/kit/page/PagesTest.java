package org.forewarn.kit.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.forewarn.kit.KitAutoConfiguration;
import org.forewarn.kit.problem.ProblemConfiguration;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.test.web.reactive.server.FluxExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a page has by standing in the frame. */
@SpringBootTest(properties = "management.endpoint.health.validate-group-membership=false")
@AutoConfigureWebTestClient
class PagesTest {

    @Configuration
    @EnableAutoConfiguration(exclude = KitAutoConfiguration.class)
    @Import({PageConfiguration.class, ProblemConfiguration.class, Service.Handlers.class})
    static class Service {

        @RestController
        static class Handlers {

            private final Pages pages;

            Handlers(Pages pages) {
                this.pages = pages;
            }

            @GetMapping("/sample")
            ResponseEntity<byte[]> sample(@RequestHeader HttpHeaders request, @RequestParam String said) {
                Frame frame = Frame.titled("Sample")
                        .withLinks(new Link("/other", "Other"))
                        .withSignedIn(new SignedIn("Rose House", "/out", "t0ken"))
                        .withLeave(new Leave("/leave", "https://www.example.com/weather"));
                return pages.answer(request, HttpStatus.OK, "sample", frame, Map.of("said", said));
            }

            @GetMapping("/kept")
            ResponseEntity<String> kept() {
                return ResponseEntity.ok()
                        .cacheControl(CacheControl.noCache())
                        .header("Content-Type", "text/html")
                        .body("<p>");
            }
        }
    }

    @Autowired
    private WebTestClient http;

    private FluxExchangeResult<byte[]> get(String path, String encoding) {
        return http.get()
                .uri(path)
                .header(HttpHeaders.ACCEPT_ENCODING, encoding)
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(byte[].class);
    }

    private static String text(FluxExchangeResult<byte[]> answer) {
        return new String(body(answer), UTF_8);
    }

    private static byte[] body(FluxExchangeResult<byte[]> answer) {
        return Objects.requireNonNull(answer.getResponseBody()
                .reduce((a, b) -> {
                    byte[] all = java.util.Arrays.copyOf(a, a.length + b.length);
                    System.arraycopy(b, 0, all, a.length, b.length);
                    return all;
                })
                .block());
    }

    @Test
    void thePageStandsInTheFrame() {
        Document page = Jsoup.parse(text(get("/sample?said=Hello", "identity")));

        assertThat(page.title()).isEqualTo("Sample");
        assertThat(page.select("html[lang=en] > body > main#main > h1").text()).isEqualTo("Hello");
        assertThat(page.select("nav a").attr("href")).isEqualTo("/other");
        assertThat(page.select("form[action=/out] input[name=token]").attr("value"))
                .isEqualTo("t0ken");
        assertThat(page.select("a[href]").eachAttr("href")).startsWith("#main", "/leave");
        assertThat(page.select("#leave").attr("data-destination")).isEqualTo("https://www.example.com/weather");
    }

    @Test
    void whatIsShownIsTextAndNeverMarkup() {
        String page = text(get("/sample?said=<script>alert(1)</script>", "identity"));
        assertThat(page).contains("&lt;script&gt;alert(1)").doesNotContain("<script>alert");
    }

    @Test
    void aPageKeepsItselfToItself() {
        HttpHeaders headers = get("/sample?said=a", "identity").getResponseHeaders();

        assertThat(headers.getFirst("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe", "http");
        assertThat(headers.getFirst("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.getFirst("Permissions-Policy")).contains("geolocation=()");
        assertThat(headers.getCacheControl()).isEqualTo("no-store");
        assertThat(headers.getFirst("Content-Type")).isEqualTo("text/html;charset=UTF-8");
    }

    @Test
    void whatAPageSaysItselfStands() {
        HttpHeaders headers = get("/kept", "identity").getResponseHeaders();
        assertThat(headers.getCacheControl()).isEqualTo("no-cache");
        assertThat(headers.getFirst("Referrer-Policy")).isEqualTo("no-referrer");
    }

    @Test
    void aBrowserThatReadsGzipGetsIt() throws IOException {
        FluxExchangeResult<byte[]> answer = get("/sample?said=Hello", "br, gzip");
        assertThat(answer.getResponseHeaders().getFirst("Content-Encoding")).isEqualTo("gzip");
        assertThat(answer.getResponseHeaders().getVary()).contains("Accept-Encoding");
        try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(body(answer)))) {
            assertThat(new String(unzipped.readAllBytes(), UTF_8)).contains("Hello");
        }
    }

    @Test
    void anAssetIsKeptForEverUnderItsHashAndOnlyThere() {
        Document page = Jsoup.parse(text(get("/sample?said=a", "identity")));
        String href = page.select("link[rel=stylesheet]").attr("href");
        assertThat(href).matches("/assets/forewarn\\.css\\?v=[0-9a-f]{16}");

        FluxExchangeResult<byte[]> style = get(href, "identity");
        assertThat(style.getResponseHeaders().getCacheControl()).contains("max-age=31536000", "immutable");
        assertThat(style.getResponseHeaders().getFirst("Content-Type")).startsWith("text/css");
        assertThat(text(style)).contains("--ink");
        assertThat(get("/assets/forewarn.css?v=0123456789abcdef", "identity")
                        .getResponseHeaders()
                        .getCacheControl())
                .isEqualTo("no-cache");
        http.get().uri("/assets/pom.xml").exchange().expectStatus().isNotFound();
    }

    @Test
    void aPageNeedsNothingFromElsewhere() {
        Document page = Jsoup.parse(text(get("/sample?said=a", "identity")));
        assertThat(page.select("[src]").eachAttr("src")).allMatch(source -> source.startsWith("/assets/"));
        assertThat(page.select("link[href]").eachAttr("href"))
                .allMatch(source -> source.startsWith("/assets/") || source.equals("data:,"));
        assertThat(page.select("[style], style, [onclick]")).isEmpty();
    }
}
