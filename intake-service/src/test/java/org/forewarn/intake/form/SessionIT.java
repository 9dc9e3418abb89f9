package org.forewarn.intake.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpCookie;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.forewarn.intake.Secrets;
import org.forewarn.local.TestParts;
import org.forewarn.schemas.Topics;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may use the form, for how long, and how it is left. */
class SessionIT extends AtTheForm {

    @Autowired
    private Secrets secrets;

    @Test
    void withoutAGoodKeyThereIsNoForm() throws Exception {
        Browser browser = new Browser(port);
        assertThat(browser.open("/report").path()).isEqualTo("/report/sign-in");
        assertThat(browser.submit().mistakes()).containsExactly("Type your charity’s key.");
        assertThat(browser.type("key", "fwk_0000000000_" + "x".repeat(43))
                        .submit()
                        .status())
                .isEqualTo(401);
        assertThat(browser.mistakes()).hasSize(1).first().asString().contains("not known");
        assertThat(browser.answer().body()).doesNotContain("xxxx");
        assertThat(browser.type("key", keyOf("form-readers", "warnings:read"))
                        .submit()
                        .status())
                .isEqualTo(403);
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
                .isEqualTo(charity);
    }

    /** Takes the charity out of the topic, as an operator's tools may. */
    private static void revoke(String partnerId) throws Exception {
        Map<String, Object> config =
                Map.of("bootstrap.servers", TestParts.broker().bootstrapServers());
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(Topics.PARTNERS.name(), partnerId, null))
                    .get();
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
            assertThat(browser.page()
                            .select("script[src], link[rel=stylesheet]")
                            .eachAttr("abs:src"))
                    .allMatch(String::isEmpty);
            assertThat(browser.page().select("main input:not([type=hidden]), main textarea, main select"))
                    .allMatch(control -> control.attr("autocomplete").equals("off"));
        }
    }
}
