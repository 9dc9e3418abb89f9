package org.forewarn.intake.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.forewarn.intake.IntakeOnSharedParts;
import org.forewarn.intake.IntakeProperties;
import org.forewarn.intake.ReportsTopic;
import org.forewarn.intake.ReportsTopic.Stored;
import org.forewarn.intake.Secrets;
import org.forewarn.local.TestParts;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.ReportEventKind;
import org.forewarn.schemas.sealing.Sealer;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The form as a browser without scripts uses it, down to what lies in the topic. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormIT extends IntakeOnSharedParts {

    private static final String HOSTILE = "\"><script>alert('planted')</script><img src=x onerror=planted>'";

    @LocalServerPort
    private int port;

    @Autowired
    private Secrets secrets;

    @Autowired
    private IntakeProperties limits;

    private String key = "";
    private String reader = "";
    private ReportsTopic topic = new ReportsTopic("", "http://none");

    @BeforeAll
    void charities() {
        key = keyOf("form-house", "reports:write");
        reader = keyOf("form-readers", "warnings:read");
        topic = new ReportsTopic(
                TestParts.broker().bootstrapServers(), TestParts.registry().url());
    }

    private Browser signedIn() throws Exception {
        Browser browser = new Browser(port).type("key", key).submit();
        assertThat(browser.path()).isEqualTo("/report");
        assertThat(browser.status()).isEqualTo(200);
        return browser;
    }

    /** The least that can be sent. */
    private static Browser filled(Browser browser) {
        return browser.tick("incident/types", "robbery")
                .tick("incident/timePrecision", "exact")
                .type("incident/from/day", "1")
                .type("incident/from/month", "3")
                .type("incident/from/year", "2026")
                .type("incident/from/hour", "21")
                .type("incident/from/minute", "30")
                .tick("consent/alert", "area");
    }

    private List<Stored> stored(String reference) {
        return topic.all().stream()
                .filter(each -> each.event().getProvenance().getReference().equals(reference))
                .toList();
    }

    private static String reference(Browser browser) {
        assertThat(browser.path()).isEqualTo("/report/sent");
        return browser.page().select(".reference").text();
    }

    @Test
    void whatIsSentIsInTheTopicAndSealed() throws Exception {
        Browser browser = filled(signedIn())
                .type("incident/narrative", "Planted-Form-Narrative, żółć\r\nsecond line 😀")
                .type("identifiers/0/type", "phone")
                .type("identifiers/0/value", "07700 900123")
                .type("suspects/0/heightCm", "5ft 10")
                .type("channel", "phone")
                .press("do", "send");

        Stored stored = stored(reference(browser)).getFirst();
        assertThat(stored.event().getProvenance().getPartnerId()).isEqualTo("form-house");
        assertThat(stored.event().getProvenance().getChannel()).isEqualTo("phone");
        assertThat(stored.event().getReport().getIdentifiers().getFirst().getValue())
                .isEqualTo("07700 900123");
        assertThat(stored.event().getReport().getSuspects().getFirst().getHeightCm())
                .isEqualTo(178);
        assertThat(stored.event().getReport().getIncident().getFrom()).isEqualTo("2026-03-01T21:30:00Z");
        assertThat(stored.event().getReport().getConsent().getPartnerCharities())
                .isFalse();
        assertThat(stored.bytes()).doesNotContain("Planted-Form-Narrative");
        assertThat(new Sealer(KEYSET)
                        .open(stored.key(), stored.event().getReport().getSealed(), "narrative"))
                .isEqualTo("Planted-Form-Narrative, żółć\nsecond line 😀");
    }

    @Test
    void aPageSentTwiceIsOneReport() throws Exception {
        Browser browser = filled(signedIn());
        String given = browser.holds("given").getFirst();
        String token = browser.holds("token").getFirst();
        String told = browser.holds("told").getFirst();
        browser.press("do", "send");
        assertThat(reference(browser)).isEqualTo(given);

        browser.open("/report");
        filled(browser).forge("given", given).forge("told", told).forge("token", token).press("do", "send");

        assertThat(reference(browser)).isEqualTo(given);
        assertThat(stored(given)).hasSize(1);
    }

    @Test
    void anotherPageUnderTheSameReferenceReplacesOnlyWhenAsked() throws Exception {
        Browser browser = filled(signedIn()).type("reference", "RH-form-1").press("do", "send");
        assertThat(reference(browser)).isEqualTo("RH-form-1");

        browser.open("/report");
        filled(browser)
                .type("reference", "RH-form-1")
                .tick("incident/types", "threats")
                .press("do", "send");
        assertThat(browser.status()).isEqualTo(409);
        assertThat(browser.page().select("#notice h2").text()).contains("already");
        assertThat(browser.holds("incident/types")).containsExactlyInAnyOrder("robbery", "threats");
        assertThat(stored("RH-form-1")).hasSize(1);

        browser.press("do", "replace");
        assertThat(reference(browser)).isEqualTo("RH-form-1");
        assertThat(stored("RH-form-1").getLast().event().getReport().getIncident().getTypes())
                .hasSize(2);
    }

    @Test
    void mistakesAreShownTogetherEachBesideItsQuestionAndNothingTypedIsLost() throws Exception {
        Browser browser = signedIn()
                .tick("incident/timePrecision", "exact")
                .type("incident/from/day", "31")
                .type("incident/from/month", "6")
                .type("incident/from/year", "2026")
                .type("incident/from/hour", "1")
                .type("incident/narrative", "\nPlanted narrative, kept")
                .type("incident/place/postcode", "Leeds")
                .type("identifiers/0/value", "07700 900123")
                .type("suspects/0/heightCm", "tall")
                .type("vehicles/0/marks", HOSTILE)
                .type("consent/escrowMinMatches", "0")
                .press("do", "send");

        assertThat(browser.status()).isEqualTo(400);
        assertThat(browser.page().title()).startsWith("Error:");
        assertThat(browser.mistakes())
                .containsExactly(
                        "What kind of incident was it? Tick at least one.",
                        "When did it happen, or begin? There is no such date. Check the day and the month.",
                        "Postcode: Write a UK postcode such as LS2 9JT, or its first half, LS2. Describe other places"
                                + " below.",
                        "Number, name or account, What is it? Choose what it is.",
                        "Person, Height: Write a height such as 178 cm or 5ft 10.",
                        "Warning people: Ask them and choose one.",
                        "Holding back: Give a number from 1 to 100.");
        for (Element link : browser.page().select("#mistakes a")) {
            Element target = browser.page().getElementById(link.attr("href").substring(1));
            assertThat(target).as(link.attr("href")).isNotNull();
            assertThat(target.parents().select(".wrong")).as(link.attr("href")).isNotEmpty();
            assertThat(target.parents().is("details:not([open])")).isFalse();
        }
        assertThat(browser.page().select("#mistakes[autofocus][tabindex=-1]")).hasSize(1);
        assertThat(browser.page().select("#f-incident-from").attr("aria-invalid")).isEqualTo("true");
        assertThat(browser.holds("incident/from/day")).containsExactly("31");
        assertThat(browser.holds("incident/narrative")).containsExactly("\nPlanted narrative, kept");
        assertThat(browser.holds("identifiers/0/value")).containsExactly("07700 900123");
        assertThat(browser.holds("vehicles/0/marks")).containsExactly(HOSTILE);
    }

    @Test
    void whatIsTypedIsNeverMarkup() throws Exception {
        Browser browser = signedIn()
                .type("incident/narrative", "</textarea>" + HOSTILE)
                .type("incident/place/text", HOSTILE)
                .type("reference", HOSTILE)
                .forge("incident/types", HOSTILE)
                .forge("given", HOSTILE)
                .forge("told", HOSTILE)
                .forge("identifiers/0/" + HOSTILE, HOSTILE)
                .press("do", "send");

        assertThat(browser.status()).isEqualTo(400);
        assertThat(browser.answer().body()).doesNotContain("<script>alert", "<img", "</textarea>\"");
        assertThat(browser.page().select("script:not([src]), img, [onerror]")).isEmpty();
        assertThat(browser.holds("incident/place/text")).containsExactly(HOSTILE);
    }

    @Test
    void moreIsAddedAndTakenAwayWithoutAScript() throws Exception {
        Browser browser = signedIn()
                .type("identifiers/0/value", "07700 900123")
                .press("add", "identifiers");
        assertThat(browser.page().select("[autofocus]").attr("name")).isEqualTo("identifiers/1/type");
        browser.type("identifiers/1/value", "07700 900456").press("add", "suspects/0/names");
        assertThat(browser.holds("identifiers/0/value")).containsExactly("07700 900123");

        browser.type("suspects/0/names/0/value", "Dane").press("add", "suspects/0/names");
        browser.type("suspects/0/names/1/value", "DD").press("remove", "identifiers/0");

        assertThat(browser.holds("identifiers/0/value")).containsExactly("07700 900456");
        assertThat(browser.holds("suspects/0/names/1/value")).containsExactly("DD");
        assertThat(browser.page().select("[autofocus]").attr("value")).isEqualTo("identifiers");
    }

    @Test
    void theEnterKeySendsNothing() throws Exception {
        Browser browser = filled(signedIn());
        assertThat(browser.page().select("#report button").eachAttr("value").getFirst()).isEqualTo("stay");
        browser.press("do", "stay");
        assertThat(browser.status()).isEqualTo(200);
        assertThat(browser.page().select("#notice").text()).contains("Nothing has been sent");
        assertThat(browser.holds("incident/types")).containsExactly("robbery");
    }

    @Test
    void anHourThatCameTwiceIsAskedAbout() throws Exception {
        Browser browser = filled(signedIn())
                .type("incident/from/day", "26")
                .type("incident/from/month", "10")
                .type("incident/from/year", "2025")
                .type("incident/from/hour", "1")
                .press("do", "send");
        assertThat(browser.mistakes()).hasSize(1).first().asString().contains("came twice");
        assertThat(browser.page().select("#mistakes a").attr("href")).isEqualTo("#f-incident-from-which");

        browser.tick("incident/from/which", "second").press("do", "send");
        assertThat(stored(reference(browser)).getFirst().event().getReport().getIncident().getFrom())
                .isEqualTo("2025-10-26T01:30:00Z");
    }

    @Test
    void aReportIsWithdrawnByItsReference() throws Exception {
        Browser browser = filled(signedIn()).press("do", "send");
        String reference = reference(browser);
        browser.open("/report/withdraw");
        assertThat(browser.holds("reference")).containsExactly(reference);

        browser.submit();
        assertThat(browser.page().select("#notice").text()).contains("Taken back", reference);
        assertThat(browser.answer().uri().toString()).doesNotContain(reference);
        assertThat(stored(reference).getLast().event().getKind()).isEqualTo(ReportEventKind.WITHDRAWN);

        browser.type("reference", "a b").submit();
        assertThat(browser.status()).isEqualTo(400);
        assertThat(browser.mistakes()).containsExactly("A reference has letters, digits and signs, and no spaces.");
    }

    @Test
    void withoutAGoodKeyThereIsNoForm() throws Exception {
        Browser browser = new Browser(port);
        assertThat(browser.open("/report").path()).isEqualTo("/report/sign-in");
        assertThat(browser.submit().mistakes()).containsExactly("Type your charity’s key.");
        assertThat(browser.type("key", "fwk_0000000000_" + "x".repeat(43)).submit().status())
                .isEqualTo(401);
        assertThat(browser.mistakes()).hasSize(1).first().asString().contains("not known");
        assertThat(browser.answer().body()).doesNotContain("xxxx");
        assertThat(browser.type("key", reader).submit().status()).isEqualTo(403);
        assertThat(browser.open("/report").path()).isEqualTo("/report/sign-in");
        assertThat(browser.open("/report/withdraw").path()).isEqualTo("/report/sign-in");
        assertThat(browser.open("/report/sent").path()).isEqualTo("/report/sign-in");
    }

    @Test
    void aSessionEndsWithItsKeyAndWhatWasTypedIsKept() throws Exception {
        String fleeting = keyOf("form-fleeting", "reports:write");
        Browser browser = filled(new Browser(port).type("key", fleeting).submit());
        revoke("form-fleeting");
        Awaitility.await()
                .atMost(WITHIN)
                .until(() -> new Browser(port).type("key", fleeting).submit().status() != 200);

        browser.press("do", "send");
        assertThat(browser.status()).isEqualTo(401);
        assertThat(browser.page().select("#notice").text()).contains("signed out", "still here");
        assertThat(browser.holds("incident/types")).containsExactly("robbery");

        String given = browser.holds("given").getFirst();
        assertThat(browser.type("key", fleeting).press("do", "send").status()).isEqualTo(401);
        browser.type("key", key).press("do", "send");
        assertThat(reference(browser)).isEqualTo(given);
        assertThat(stored(given).getFirst().event().getProvenance().getPartnerId())
                .isEqualTo("form-house");
    }

    /** Takes the charity out of the topic, as an operator's tools may. */
    private static void revoke(String partnerId) throws Exception {
        Map<String, Object> config =
                Map.of("bootstrap.servers", TestParts.broker().bootstrapServers());
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(Topics.PARTNERS.name(), partnerId, null)).get();
        }
    }

    @Test
    void aSessionEndsWhenItIsNotUsedAndWhenItIsOld() throws Exception {
        Instant now = Clock.systemUTC().instant();
        Duration minute = Duration.ofMinutes(1);
        assertThat(openWith(now.minus(minute), now.minus(minute))).isEqualTo("/report");
        assertThat(openWith(now.minus(Duration.ofHours(1)), now.minus(Duration.ofMinutes(31))))
                .isEqualTo("/report/sign-in");
        assertThat(openWith(now.minus(Duration.ofHours(8)).minus(minute), now)).isEqualTo("/report/sign-in");
    }

    private String openWith(Instant since, Instant used) throws Exception {
        Browser browser = new Browser(port);
        var cookie = new HttpCookie(
                Cookies.PLAIN_NAME,
                new Cookies(secrets.fingerprint(Cookies.PURPOSE), null)
                        .seal(new Session("id", key, since, used, null)));
        cookie.setPath("/report");
        cookie.setVersion(0);
        browser.cookies().getCookieStore().add(URI.create("http://localhost:" + port), cookie);
        return browser.open("/report").path();
    }

    @Test
    void whatDoesNotComeFromOurPageIsNotSent() throws Exception {
        Browser browser = filled(signedIn());
        String given = browser.holds("given").getFirst();
        browser.forge("token", "").press("do", "send");
        assertThat(browser.status()).isEqualTo(403);
        assertThat(browser.holds("incident/types")).containsExactly("robbery");

        browser.forge("token", signedIn().holds("token").getFirst()).press("do", "send");
        assertThat(browser.status()).isEqualTo(403);

        browser.forge("do", "send").submit("/report", "Sec-Fetch-Site", "cross-site");
        assertThat(browser.status()).isEqualTo(403);
        assertThat(browser.header("Content-Type")).contains("problem+json");
        assertThat(stored(given)).isEmpty();
    }

    @Test
    void signingOutEndsTheSession() throws Exception {
        Browser browser = signedIn();
        browser.forge("token", "").submit("/report/sign-out");
        assertThat(browser.path()).isEqualTo("/report");
        browser.submit("/report/sign-out");
        assertThat(browser.path()).isEqualTo("/report/sign-in");
        assertThat(browser.page().text()).contains("You are signed out");
        assertThat(browser.open("/report").path()).isEqualTo("/report/sign-in");
    }

    @Test
    void leavingEndsTheSessionAndLeadsAway() throws Exception {
        Browser browser = signedIn();
        assertThat(browser.page().select("a[href]").get(1).attr("href")).isEqualTo("/report/leave");
        browser.open("/report/leave");
        assertThat(browser.status()).isEqualTo(303);
        assertThat(browser.header("Location")).isEqualTo("https://www.bbc.co.uk/weather");
        assertThat(browser.header("Clear-Site-Data")).contains("\"cookies\"", "\"storage\"");
        assertThat(browser.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(browser.header("Set-Cookie")).contains("Max-Age=0");
        assertThat(browser.open("/report").path()).isEqualTo("/report/sign-in");
    }

    @Test
    void everyPageKeepsItselfToItself() throws Exception {
        Browser browser = signedIn();
        for (String path : List.of("/report", "/report/withdraw", "/report/sign-in?signed-out=yes")) {
            browser.open(path);
            assertThat(browser.header("Cache-Control")).as(path).isEqualTo("no-store");
            assertThat(browser.header("Content-Security-Policy"))
                    .contains("default-src 'none'")
                    .doesNotContain("unsafe");
            assertThat(browser.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(browser.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(browser.page().select("script[src], link[rel=stylesheet]").eachAttr("abs:src"))
                    .allMatch(String::isEmpty);
            assertThat(browser.page().select("main input:not([type=hidden]), main textarea, main select"))
                    .allMatch(control -> control.attr("autocomplete").equals("off"));
        }
    }

    @Test
    void aBodyOverTheLimitIsNotReadToItsEnd() throws Exception {
        Browser browser = signedIn();
        browser.type("incident/narrative", "x".repeat(limits.maxBodyBytes() * 3)).press("do", "send");
        assertThat(browser.status()).isEqualTo(413);
    }

    @Test
    void theLongestNarrativeFitsInAnyScript() throws Exception {
        Browser browser = filled(signedIn())
                .type("incident/narrative", "ж".repeat(20_000))
                .press("do", "send");
        assertThat(browser.path()).isEqualTo("/report/sent");
    }

    @Test
    void nothingTypedIsInTheLogs(CapturedOutput output) throws Exception {
        filled(signedIn())
                .type("incident/narrative", "Planted-Log-Narrative")
                .type("identifiers/0/value", "07700 900789")
                .press("do", "send");
        filled(signedIn()).type("incident/from/day", "77").press("do", "send");
        assertThat(output.getAll()).doesNotContain("lanted", "07700", key, "fwk_");
    }

    /** In bytes as they travel, compressed: the page, its style and its script. */
    @Test
    void thePageIsLight() throws Exception {
        Browser browser = signedIn();
        int bytes = compressed(browser);
        for (String asset : browser.page().select("link[rel=stylesheet], script").stream()
                .map(each -> each.attr("href") + each.attr("src"))
                .toList()) {
            bytes += compressed(browser.open(asset));
        }
        assertThat(bytes).isBetween(5_000, 30_000);
    }

    private static int compressed(Browser browser) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(browser.answer().body().getBytes(StandardCharsets.UTF_8));
        }
        return bytes.size();
    }
}
