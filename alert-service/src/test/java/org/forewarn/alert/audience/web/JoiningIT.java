package org.forewarn.alert.audience.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.forewarn.alert.Suite;
import org.forewarn.alert.audience.IncidentKind;
import org.forewarn.alert.audience.Recipient;
import org.forewarn.alert.audience.Recipients;
import org.forewarn.alert.audience.TextChoice;
import org.forewarn.alert.audience.joining.Forgetting;
import org.forewarn.alert.staff.Plain;
import org.forewarn.alert.suppression.Suppressions;
import org.forewarn.schemas.event.Channel;
import org.forewarn.schemas.event.SuppressionCause;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Joining over HTTP, as a browser without scripts does it, and as one does that means harm. */
class JoiningIT {

    @SuppressWarnings("NullAway.Init")
    private static Suite suite;

    @BeforeAll
    static void start() {
        suite = Suite.start(Map.of());
    }

    @AfterAll
    static void stop() {
        suite.close();
    }

    /** All these people come from one network; each test has an hour of its own. */
    @BeforeEach
    void anHourLater() {
        suite.jdbc().sql("delete from audience_tally").update();
    }

    @Test
    void somebodyJoinsByTelephone() {
        Newcomer ann = Newcomer.of(suite).ask().prove();
        ann.browser()
                .choose("/join/choices")
                .type("codes", "KW1, kw2 4aa")
                .type("kinds", "violence", "robbery_and_theft")
                .type("language", "pl")
                .type("text", "full")
                .type("quiet", "yes")
                .type("from", "23:00")
                .type("to", "06:00")
                .type("digest", "yes")
                .submit();
        assertThat(ann.browser().path()).isEqualTo("/mine");
        assertThat(ann.browser().page().select("#notice").text()).contains("You have joined");

        Recipient recipient =
                suite.bean(Recipients.class).page(Set.of("KW2"), null, 10).getFirst();
        assertThat(recipient.recipientId()).isEqualTo(ann.id());
        assertThat(recipient.language()).isEqualTo("pl");
        assertThat(recipient.text()).isEqualTo(TextChoice.FULL);
        assertThat(recipient.sms()).isTrue();
        assertThat(recipient.email()).isFalse();
        assertThat(recipient.wishes().kinds())
                .containsExactlyInAnyOrder(IncidentKind.VIOLENCE, IncidentKind.ROBBERY_AND_THEFT);
        assertThat(recipient.wishes().quietAt(Instant.parse("2026-01-10T23:30:00Z")))
                .isTrue();
        assertThat(recipient.wishes().digest()).isTrue();
        assertThat(row(ann.id())).containsEntry("verified", true).containsEntry("joined", true);
    }

    @Test
    void somebodyJoinsByBothAndMayTypeOneCodeOnly() {
        Newcomer ben = Newcomer.of(suite);
        ben.browser()
                .open("/")
                .choose("/join")
                .type("phone", ben.phone())
                .type("email", ben.email())
                .submit();
        assertThat(ben.browser().page().text()).contains("type that one");
        ben.browser().choose("/join/code").type("code-email", ben.mailedCode(1)).submit();
        ben.browser().choose("/join/choices").type("county", "Rutland").submit();
        assertThat(ben.browser().path()).isEqualTo("/mine");
        assertThat(suite.bean(Recipients.class).withAddress(Channel.SMS, ben.number()))
                .isEmpty();
        assertThat(suite.bean(Recipients.class).withAddress(Channel.EMAIL, ben.email()))
                .hasSize(1);
    }

    @Test
    void ofSomebodyWhoDoesNotFinishThereIsNothing() {
        Newcomer cat = Newcomer.of(suite).ask().prove();
        assertThat(cat.isKnown()).isFalse();
        List<String> columns = suite.jdbc()
                .sql("select row_to_json(p)::text || row_to_json(t)::text from address_proof p, audience_tally t")
                .query(String.class)
                .list();
        assertThat(columns)
                .isNotEmpty()
                .noneMatch(row -> row.contains(cat.number().substring(4)));

        suite.jdbc()
                .sql("update address_proof set expires_at = now() - interval '1 second'")
                .update();
        cat.browser().choose("/join/choices").type("codes", "KW3").submit();
        assertThat(cat.browser().page().select("#notice").text()).contains("Your page is closed");
        assertThat(cat.isKnown()).isFalse();
        Forgetting.now(suite);
        assertThat(suite.jdbc()
                        .sql("select count(*) from address_proof")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void thePageDoesNotTellWhetherAnAddressIsKnown() {
        Newcomer known = Newcomer.of(suite).join("KW5");
        Newcomer other = Newcomer.of(suite);
        String first = asked(known.phone());
        String second = asked(other.phone());
        assertThat(first).isEqualTo(second).contains("Type your code");
        other.textedCode(1);
        assertThat(known.textedCode(2)).hasSize(6);
    }

    @Test
    void aNumberThatSaidStopGetsNoCodeAndThePageDoesNotTell() {
        Newcomer dee = Newcomer.of(suite);
        Newcomer eve = Newcomer.of(suite);
        suite.bean(Suppressions.class).add(Channel.SMS, dee.number(), SuppressionCause.STOP);
        assertThat(asked(dee.phone())).isEqualTo(asked(eve.phone())).contains("until it texts START");
        eve.textedCode(1);
        // what was written before hers on the same lane has been read, too, when a second one of hers arrives
        asked(dee.phone());
        asked(eve.phone());
        eve.textedCode(2);
        assertThat(dee.texts()).isEmpty();
        Plain browser = new Plain(Newcomer.base(suite));
        browser.open("/").choose("/join").type("phone", dee.phone()).submit();
        for (String guess : List.of("000000", "------", "123456")) {
            browser.choose("/join/code").type("code-sms", guess).submit();
            assertThat(browser.path()).isEqualTo("/join/code");
        }
    }

    @Test
    void afterFiveWrongCodesTheRightOneIsNoGood() {
        Newcomer fay = Newcomer.of(suite).ask();
        String right = fay.textedCode(1);
        for (int i = 0; i < 5; i++) {
            fay.browser().choose("/join/code").type("code-sms", wrong(right)).submit();
            assertThat(fay.browser().status()).isEqualTo(400);
        }
        fay.browser().choose("/join/code").type("code-sms", right).submit();
        assertThat(fay.browser().mistake()).contains("wrong too often");

        fay.browser().submit("/join/again");
        assertThat(fay.browser().page().select("#notice").text()).contains("new code");
        fay.browser().choose("/join/code").type("code-sms", right).submit();
        assertThat(fay.browser().status()).isEqualTo(400);
        fay.browser().choose("/join/code").type("code-sms", fay.textedCode(2)).submit();
        assertThat(fay.browser().path()).isEqualTo("/join/choices");
    }

    @Test
    void fiftyGuessesAtOnceAreFive() throws Exception {
        Newcomer gus = Newcomer.of(suite).ask();
        String right = gus.textedCode(1);
        String token = gus.browser().token();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 50)
                    .forEach(i -> threads.submit(() ->
                            gus.browser().postAside("/join/code", Map.of("token", token, "code-sms", wrong(right)))));
        }
        assertThat(suite.jdbc()
                        .sql("select max(wrong) from address_proof where code is not null and expires_at > now()")
                        .query(Integer.class)
                        .single())
                .isEqualTo(5);
        assertThat(gus.browser()
                        .open("/join/code")
                        .choose("/join/code")
                        .type("code-sms", right)
                        .submit()
                        .mistake())
                .contains("wrong too often");
    }

    @Test
    void oneNumberGetsFourCodesAnHour() {
        Newcomer hal = Newcomer.of(suite);
        String fourth = "";
        for (int i = 0; i < 6; i++) {
            String page = asked(hal.phone());
            fourth = i == 3 ? page : fourth;
            if (i >= 4) {
                assertThat(page).isEqualTo(fourth);
            }
        }
        Newcomer ida = Newcomer.of(suite);
        asked(ida.phone());
        ida.textedCode(1);
        hal.textedCode(4);
        assertThat(hal.texts()).hasSize(4);
    }

    @Test
    void oneNetworkGetsTwentyCodesAnHour() {
        for (int i = 0; i < 20; i++) {
            asked(Newcomer.of(suite).phone());
        }
        Newcomer last = Newcomer.of(suite);
        last.browser().open("/").choose("/join").type("phone", last.phone()).submit();
        assertThat(last.browser().status()).isEqualTo(429);
        assertThat(last.browser().mistake()).contains("Too many codes");
        assertThat(last.browser().page().select("#phone").val()).isEqualTo(last.phone());
    }

    @Test
    void aButtonPressedTwiceSendsOneCodeAndMakesOnePerson() {
        Newcomer jan = Newcomer.of(suite);
        jan.browser().open("/").choose("/join").type("phone", jan.phone());
        String attempt = jan.browser().page().select("input[name=attempt]").val();
        for (int i = 0; i < 2; i++) {
            jan.browser().type("attempt", attempt).type("phone", jan.phone()).post("/join");
            assertThat(jan.browser().path()).isEqualTo("/join/code");
        }
        String token = jan.browser().token();
        String code = jan.textedCode(1);
        for (int i = 0; i < 2; i++) {
            jan.browser().type("token", token).type("code-sms", code).post("/join/code");
            assertThat(jan.browser().path()).isEqualTo("/join/choices");
        }
        String page = jan.browser().token();
        jan.browser().choose("/join/choices").type("codes", "KW7").submit();
        UUID id = jan.id();
        // back, and once more, with other choices
        jan.browser()
                .type("token", page)
                .type("codes", "KW8")
                .type("kinds", "violence")
                .type("language", "en")
                .type("text", "discreet")
                .type("km", "10")
                .post("/join/choices");
        assertThat(jan.browser().path()).isEqualTo("/mine");
        assertThat(jan.id()).isEqualTo(id);
        assertThat(suite.bean(Recipients.class).page(Set.of("KW7"), null, 10)).isEmpty();
        assertThat(suite.bean(Recipients.class).page(Set.of("KW8"), null, 10)).hasSize(1);
        assertThat(jan.texts()).hasSize(1);
        // the pages before are gone
        assertThat(jan.browser().open("/join/code").path()).isEqualTo("/mine");
        assertThat(jan.browser().open("/join/choices").path()).isEqualTo("/mine");
    }

    @Test
    void whoJoinsAgainIsOnTheirPage() {
        Newcomer kim = Newcomer.of(suite).join("KW9");
        UUID id = kim.id();
        var elsewhere = new Plain(Newcomer.base(suite));
        elsewhere
                .open("/")
                .choose("/join")
                .type("phone", "+44 " + kim.phone().substring(1))
                .submit();
        elsewhere.choose("/join/code").type("code-sms", kim.textedCode(2)).submit();
        assertThat(elsewhere.path()).isEqualTo("/mine");
        assertThat(elsewhere.page().select("#notice").text()).contains("joined before");
        assertThat(kim.id()).isEqualTo(id);
    }

    @Test
    void badAnswersAreNamedBesideTheirQuestions() {
        var browser = new Plain(Newcomer.base(suite));
        browser.open("/").submit("/join");
        assertThat(browser.status()).isEqualTo(400);
        assertThat(browser.page().select("#mistakes a").attr("href")).isEqualTo("#phone");
        browser.choose("/join")
                .type("phone", "0113 496 0000")
                .type("email", "nobody")
                .submit();
        assertThat(browser.page().select("#mistakes a").eachAttr("href")).containsExactly("#phone", "#email");
        assertThat(browser.page().title()).startsWith("Error: ");
        assertThat(browser.page().select("#phone").attr("aria-invalid")).isEqualTo("true");
        assertThat(browser.page().select("#phone").attr("aria-describedby")).contains("phone-problem");

        Newcomer lea = Newcomer.of(suite).ask().prove();
        lea.browser()
                .choose("/join/choices")
                .type("kinds")
                .type("place", "Richmond")
                .submit();
        assertThat(lea.browser().status()).isEqualTo(400);
        assertThat(lea.browser().page().select("#mistakes a").eachAttr("href")).containsExactly("#place", "#kinds");
        assertThat(lea.browser().page().select("#place").val()).isEqualTo("Richmond");
    }

    @Test
    void hostileWordsAreShownAsWordsOrRefused() {
        var browser = new Plain(Newcomer.base(suite));
        browser.open("/")
                .choose("/join")
                .type("phone", "<script>alert(1)</script>")
                .type("email", "\u0000\u202e\"'>")
                .submit();
        assertThat(browser.status()).isEqualTo(400);
        assertThat(browser.page().select("main script")).isEmpty();
        assertThat(browser.page().select("#phone").val()).isEqualTo("<script>alert(1)</script>");
        browser.type("phone", "x".repeat(20_000)).post("/join");
        assertThat(browser.status()).isEqualTo(413);
        assertThat(browser.page().select("h1").text()).isEqualTo("That is too much text");
        browser.type("attempt", "../../etc").type("phone", "07700 900999").post("/join");
        assertThat(browser.path()).isEqualTo("/join/code");

        Newcomer mae = Newcomer.of(suite).ask().prove();
        mae.browser()
                .choose("/join/choices")
                .type("codes", "LS1\u0000,<b>")
                .type("county", "Leeds\u0000' or 1=1")
                .type("place", "\u0007" + "x".repeat(3_000))
                .type("km", "99999999999")
                .type("language", "xx")
                .type("text", "loud")
                .type("quiet", "yes")
                .type("from", "25:00")
                .submit();
        assertThat(mae.browser().status()).isEqualTo(400);
        assertThat(mae.browser().page().select("#mistakes a").eachAttr("href"))
                .containsExactly("#codes", "#county", "#place", "#language", "#text", "#from");
        assertThat(mae.browser().page().select("#mistakes b")).isEmpty();
    }

    @Test
    void anotherSiteCanPostNothing() {
        Newcomer nan = Newcomer.of(suite).join("KW11");
        for (String path : List.of("/join", "/join/code", "/mine/choices", "/mine/leave")) {
            nan.browser().type("phone", nan.phone()).post(path, "Sec-Fetch-Site", "cross-site");
            assertThat(nan.browser().status()).as(path).isEqualTo(403);
        }
        // an old browser that does not say where it comes from has no token of the page
        nan.browser().post("/mine/leave");
        assertThat(nan.browser().status()).isEqualTo(403);
        assertThat(nan.isKnown()).isTrue();
    }

    @Test
    void nothingPersonalIsInAnAddress() {
        Newcomer oli = Newcomer.of(suite).ask();
        assertThat(oli.browser().answer().uri().toString()).endsWith("/join/code");
        oli.prove();
        assertThat(oli.browser().answer().uri().toString()).endsWith("/join/choices");
        HttpResponse<String> answer = oli.browser().answer();
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(String.join(" ", answer.headers().allValues("Set-Cookie")))
                .contains("HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain(oli.number().substring(4));
    }

    @Test
    void thePageSpeaksTheVisitorsLanguage() {
        var browser = new Plain(Newcomer.base(suite));
        assertThat(browser.open("/?lang=cy").page().select("html").attr("lang")).isEqualTo("cy");
        assertThat(browser.open("/").page().select("h1").text()).startsWith("Cael rhybudd");
        assertThat(browser.open("/support").page().select("html").attr("lang")).isEqualTo("cy");
        assertThat(browser.open("/?lang=%3Cb%3E").page().select("html").attr("lang"))
                .isEqualTo("cy");
        Newcomer pia = Newcomer.of(suite);
        pia.browser()
                .open("/?lang=es")
                .choose("/join")
                .type("phone", pia.phone())
                .submit();
        Suite.soon().until(() -> !pia.texts().isEmpty());
        assertThat(pia.texts().getFirst()).contains("minutos").doesNotContainIgnoringCase("forewarn");
    }

    @Test
    void leavingInAHurryForgetsTheVisitor() {
        Newcomer quin = Newcomer.of(suite).join("KW12");
        HttpResponse<String> away = quin.browser().fetch("/leave", "text/html");
        assertThat(away.statusCode()).isEqualTo(303);
        assertThat(away.headers().firstValue("Location")).contains("https://www.bbc.co.uk/weather");
        assertThat(away.headers().firstValue("Clear-Site-Data")).isPresent();
        assertThat(quin.browser().open("/mine").path()).isEqualTo("/");
    }

    @Test
    void everyPageIsLight() {
        Newcomer rae = Newcomer.of(suite).ask().prove();
        for (String path : List.of("/", "/support", "/join/choices")) {
            rae.browser().open(path);
            int bytes = rae.browser().weight(path)
                    + rae.browser().page().select("link[rel=stylesheet]").eachAttr("href").stream()
                            .mapToInt(rae.browser()::weight)
                            .sum()
                    + rae.browser().page().select("script[src]").eachAttr("src").stream()
                            .mapToInt(rae.browser()::weight)
                            .sum();
            assertThat(bytes).as(path).isLessThan(50_000);
        }
    }

    /** A browser asks for style sheet and script on the connection on which the page came. */
    @Test
    void aConnectionGoesOnAfterAnAssetThatWasAskedForBehindAPage() throws IOException {
        var browser = new Plain(Newcomer.base(suite));
        browser.open("/");
        String asset = browser.page().select("link[rel=stylesheet]").attr("href");
        URI base = Newcomer.base(suite);
        try (var socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(10_000);
            ask(socket, "/", asset);
            awaitAnswers(socket, 2);
            ask(socket, asset);
            awaitAnswers(socket, 1);
        }
    }

    private static void ask(Socket socket, String... paths) throws IOException {
        var requests = new StringBuilder();
        for (String path : paths) {
            requests.append("GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(path));
        }
        socket.getOutputStream().write(requests.toString().getBytes(StandardCharsets.US_ASCII));
    }

    /** Whole answers; fails when the socket says nothing for its time. */
    private static void awaitAnswers(Socket socket, int number) throws IOException {
        var in = new DataInputStream(socket.getInputStream());
        for (int i = 0; i < number; i++) {
            var head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.readUnsignedByte());
            }
            assertThat(head).startsWith("HTTP/1.1 200");
            Matcher length = Pattern.compile("(?i)content-length: (\\d+)").matcher(head);
            assertThat(length.find()).isTrue();
            in.readFully(new byte[Integer.parseInt(length.group(1))]);
        }
    }

    /** What somebody sees who asks for a code for this number, without what is different each time. */
    private static String asked(String phone) {
        var browser = new Plain(Newcomer.base(suite));
        browser.open("/").choose("/join").type("phone", phone).submit();
        assertThat(browser.status()).isEqualTo(200);
        assertThat(browser.path()).isEqualTo("/join/code");
        String token = browser.token();
        assertThat(token).isNotEmpty();
        return browser.answer().body().replace(browser.token(), "token").replace(phone, "phone");
    }

    private static String wrong(String code) {
        return code.equals("111111") ? "222222" : "111111";
    }

    private static Map<String, Object> row(UUID id) {
        return suite.jdbc()
                .sql("select verified_at is not null as verified, joined_at is not null as joined from recipient"
                        + " where recipient_id = ?")
                .param(id)
                .query()
                .singleRow();
    }
}
