package org.forewarn.intake.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.forewarn.intake.IntakeProperties;
import org.forewarn.intake.ReportsTopic.Stored;
import org.forewarn.schemas.event.ReportEventKind;
import org.forewarn.schemas.sealing.Sealer;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;

/** The form as a browser without scripts uses it, down to what lies in the topic. */
class FormIT extends AtTheForm {

    private static final String HOSTILE = "\"><script>alert('planted')</script><img src=x onerror=planted>'";

    @Autowired
    private IntakeProperties limits;

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
        assertThat(stored.event().getProvenance().getPartnerId()).isEqualTo(charity);
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
        filled(browser)
                .forge("given", given)
                .forge("told", told)
                .forge("token", token)
                .press("do", "send");

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
        assertThat(stored("RH-form-1")
                        .getLast()
                        .event()
                        .getReport()
                        .getIncident()
                        .getTypes())
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
        assertThat(browser.page().select("#f-incident-from").attr("aria-invalid"))
                .isEqualTo("true");
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
        Browser browser = signedIn().type("identifiers/0/value", "07700 900123").press("add", "identifiers");
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
        assertThat(browser.page().select("#report button").eachAttr("value")).startsWith("stay");
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
        assertThat(stored(reference(browser))
                        .getFirst()
                        .event()
                        .getReport()
                        .getIncident()
                        .getFrom())
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
    void aBodyOverTheLimitIsNotReadToItsEnd() throws Exception {
        Browser browser = signedIn();
        browser.type("incident/narrative", "x".repeat(limits.maxBodyBytes() * 3))
                .press("do", "send");
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
