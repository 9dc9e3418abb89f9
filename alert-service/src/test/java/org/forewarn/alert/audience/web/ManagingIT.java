package org.forewarn.alert.audience.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.forewarn.alert.Person;
import org.forewarn.alert.Suite;
import org.forewarn.alert.TestCase;
import org.forewarn.alert.audience.ManageLinks;
import org.forewarn.alert.audience.Recipient;
import org.forewarn.alert.audience.Recipients;
import org.forewarn.alert.staff.Plain;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.Channel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the link in a message opens, and what can be done there. */
class ManagingIT {

    private static final String ONE_CLICK = "List-Unsubscribe=One-Click";

    @SuppressWarnings("NullAway.Init")
    private static Suite suite;

    @BeforeAll
    static void start() {
        suite = Suite.start(Map.of("forewarn.audience.wrong-links", 10));
    }

    @AfterAll
    static void stop() {
        suite.close();
    }

    @BeforeEach
    void anHourLater() {
        suite.jdbc().sql("delete from audience_tally").update();
    }

    @Test
    void theLinkOpensThePageAndIsInNoPage() {
        Newcomer ann = Newcomer.of(suite).join("IV1, IV2");
        String link = link(ann.id(), Channel.SMS);
        assertThat(link).matches("/m/[0-9a-z]{15}");
        var browser = new Plain(Newcomer.base(suite));
        browser.open(link);
        assertThat(browser.path()).isEqualTo("/mine");
        assertThat(browser.answer().body()).doesNotContain(link.substring(3)).doesNotContain(ann.phone());
        assertThat(browser.page().text())
                .contains("IV1, IV2", "Everything", "•••• ••• " + ann.phone().substring(9));
        assertThat(suite.bean(ManageLinks.class).of(ann.id(), Channel.SMS))
                .isEqualTo(suite.bean(ManageLinks.class).of(ann.id(), Channel.SMS))
                .isNotEqualTo(suite.bean(ManageLinks.class).of(ann.id(), Channel.EMAIL));
    }

    @Test
    void lookingChangesNothing() {
        Newcomer ben = Newcomer.of(suite).join("IV3");
        String sms = link(ben.id(), Channel.SMS);
        String mail = link(ben.id(), Channel.EMAIL);
        String before = everything(ben.id());
        for (String path : List.of(
                sms,
                mail,
                mail + "/unsubscribe",
                sms + "/unsubscribe",
                "/",
                "/support",
                "/mine",
                "/mine/choices",
                "/mine/reach",
                "/mine/history",
                "/mine/pause",
                "/mine/leave",
                "/left",
                "/join/code",
                "/join/choices")) {
            ben.browser().open(path);
            assertThat(ben.browser().status()).as(path).isEqualTo(200);
        }
        for (String path :
                List.of("/mine/resume", "/mine/reach/remove", "/mine/reach/links", "/mine/close", "/join/again")) {
            assertThat(ben.browser().open(path).status()).as(path).isEqualTo(405);
        }
        assertThat(everything(ben.id())).isEqualTo(before);
    }

    @Test
    void everyChoiceCanBeChanged() {
        Newcomer cat = Newcomer.of(suite).join("IV4");
        cat.browser()
                .open("/mine/choices")
                .choose("/mine/choices")
                .type("codes", "")
                .type("place", "Wick")
                .type("km", "40")
                .submit();
        assertThat(cat.browser().path()).isEqualTo("/mine");
        assertThat(cat.browser().page().text()).contains("Saved.", "Within 40 km (25 miles) of Wick");
        assertThat(suite.bean(Recipients.class).page(Set.of("IV4"), null, 10)).isEmpty();
        cat.browser().open("/mine/choices");
        assertThat(cat.browser().page().select("#place").val()).isEqualTo("Wick");
        assertThat(cat.browser().page().select("#km option[selected]").val()).isEqualTo("40");
    }

    @Test
    void aBreakIsTakenAndEnded() {
        Newcomer dee = Newcomer.of(suite).join("IV5");
        dee.browser().open("/mine/pause").submit("/mine/pause");
        assertThat(dee.browser().mistake()).contains("Choose one");
        dee.browser().choose("/mine/pause").type("length", "week").submit();
        assertThat(dee.browser().page().text()).contains("not even urgent warnings");
        Recipient paused =
                suite.bean(Recipients.class).page(Set.of("IV5"), null, 1).getFirst();
        assertThat(paused.wishes().pausedAt(Instant.now().plus(6, ChronoUnit.DAYS)))
                .isTrue();
        assertThat(paused.wishes().pausedAt(Instant.now().plus(8, ChronoUnit.DAYS)))
                .isFalse();
        dee.browser().submit("/mine/resume");
        assertThat(dee.browser().page().text()).contains("The break is over");
        assertThat(suite.bean(Recipients.class)
                        .page(Set.of("IV5"), null, 1)
                        .getFirst()
                        .wishes()
                        .pausedUntil())
                .isNull();
    }

    @Test
    void anAddressIsAddedWhenItIsProvedAndTakenAway() {
        Newcomer eve = Newcomer.of(suite).join("IV6");
        eve.browser().submit("/mine/close").open("/mine");
        assertThat(eve.browser().path()).isEqualTo("/");
        eve.browser().open(link(eve.id(), Channel.SMS));
        eve.browser()
                .open("/mine/reach")
                .choose("/mine/reach")
                .type("email", eve.email())
                .submit();
        assertThat(eve.browser().path()).isEqualTo("/join/code");
        assertThat(suite.bean(Recipients.class).withAddress(Channel.EMAIL, eve.email()))
                .isEmpty();
        eve.browser().choose("/join/code").type("code-email", eve.mailedCode(1)).submit();
        assertThat(eve.browser().path()).isEqualTo("/mine/reach");
        assertThat(suite.bean(Recipients.class).withAddress(Channel.EMAIL, eve.email()))
                .containsExactly(eve.id());

        String sms = link(eve.id(), Channel.SMS);
        eve.browser().submit("/mine/reach/remove");
        assertThat(eve.browser().page().text()).contains("It was removed");
        assertThat(suite.bean(Recipients.class).withAddress(Channel.SMS, eve.number()))
                .isEmpty();
        // the telephone was perhaps lost: the links in it lead nowhere
        assertThat(new Plain(Newcomer.base(suite)).open(sms).status()).isEqualTo(404);
        assertThat(eve.browser().page().select("form[action$=remove] button")).isEmpty();
        eve.browser()
                .type("token", eve.browser().token())
                .type("channel", "email")
                .post("/mine/reach/remove");
        assertThat(eve.browser().page().text()).contains("the only one we reach you by");
        assertThat(eve.isKnown()).isTrue();
    }

    @Test
    void anAddressThatIsProvedMovesFromWhoHadIt() {
        Newcomer fay = Newcomer.of(suite).join("IV7");
        Newcomer gus = Newcomer.of(suite).join("IV8");
        gus.browser()
                .open("/mine/reach")
                .choose("/mine/reach")
                .type("phone", fay.phone())
                .submit();
        gus.browser().choose("/join/code").type("code-sms", fay.textedCode(2)).submit();
        assertThat(suite.bean(Recipients.class).withAddress(Channel.SMS, fay.number()))
                .hasSize(1);
        assertThat(suite.bean(Recipients.class).page(Set.of("IV7"), null, 10)).isEmpty();
        assertThat(suite.bean(Recipients.class).withAddress(Channel.SMS, gus.number()))
                .isEmpty();
    }

    @Test
    void linksThatWereSentCanBeStopped() {
        Newcomer hal = Newcomer.of(suite).join("IV9");
        String old = link(hal.id(), Channel.SMS);
        hal.browser().open("/mine/reach").submit("/mine/reach/links");
        var stranger = new Plain(Newcomer.base(suite));
        assertThat(stranger.open(old).status()).isEqualTo(404);
        assertThat(stranger.page().text()).contains("not good any more");
        assertThat(stranger.open(link(hal.id(), Channel.SMS)).path()).isEqualTo("/mine");
    }

    @Test
    void guessingLinksIsRefusedAndLimited() {
        Newcomer ida = Newcomer.of(suite).join("IV10");
        String link = link(ida.id(), Channel.SMS);
        var guesser = new Plain(Newcomer.base(suite));
        for (int i = 0; i < 10; i++) {
            assertThat(guesser.open("/m/" + "%015d".formatted(i)).status()).isEqualTo(404);
            assertThat(guesser.open("/mine").path()).isEqualTo("/");
        }
        assertThat(guesser.open("/m/000000000000099").status()).isEqualTo(429);
        // also a right one is not looked at for the rest of the hour; a code still opens the page
        assertThat(guesser.open(link).status()).isEqualTo(429);
        anHourLater();
        for (int i = 0; i < 20; i++) {
            assertThat(guesser.open(link).path()).isEqualTo("/mine");
        }
        for (String odd : List.of("/m/x", "/m/%00", "/m/" + "a".repeat(3_000), "/m/..%2fmine")) {
            assertThat(guesser.open(odd).status()).as(odd).isBetween(400, 429);
        }
    }

    @Test
    void leavingDeletesEverythingOfThem() {
        Newcomer jan = Newcomer.of(suite).join("IV11");
        UUID id = jan.id();
        String link = link(id, Channel.SMS);
        jan.browser().open("/mine/leave").choose("/mine/leave");
        String token = jan.browser().token();
        jan.browser().submit();
        assertThat(jan.browser().page().select("h1").text()).isEqualTo("You have left");
        assertThat(jan.isKnown()).isFalse();
        assertThat(everything(id)).isEqualTo("[]");
        assertThat(suite.jdbc()
                        .sql("select count(*) from recipient_left where recipient_id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isZero();
        // pressed twice, and the pages before
        jan.browser().type("token", token).post("/mine/leave");
        assertThat(jan.browser().page().select("h1").text()).isEqualTo("You have left");
        assertThat(jan.browser().open("/mine").path()).isEqualTo("/");
        assertThat(jan.browser().open(link).status()).isEqualTo(404);
    }

    @Test
    void anUploadDoesNotBringBackWhoHasLeft() {
        Person kim = Person.of(901, "IV12");
        Person lea = Person.of(902, "IV12");
        suite.subscribe(kim, lea);
        new Plain(Newcomer.base(suite))
                .open(link(kim.id(), Channel.SMS))
                .open("/mine/leave")
                .submit("/mine/leave");
        oneClick(link(lea.id(), Channel.EMAIL), ONE_CLICK, "application/x-www-form-urlencoded");

        HttpResponse<String> answer =
                suite.post("/v1/recipients", """
                {"recipients": [{"recipientId": "%s", "text": "full", "sms": "%s", "outwardCodes": ["IV12"]},
                  {"recipientId": "%s", "text": "full", "sms": "%s", "email": "%s", "outwardCodes": ["IV12"]}]}""".formatted(kim.id(), kim.phone(), lea.id(), lea.phone(), lea.email()));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"accepted\":2", kim.id().toString(), lea.id().toString());
        List<Recipient> page = suite.bean(Recipients.class).page(Set.of("IV12"), null, 10);
        assertThat(page).extracting(Recipient::recipientId).containsExactly(lea.id());
        assertThat(page.getFirst().email()).isFalse();
    }

    @Test
    void anUploadSaysWhatItSaysAndLeavesTheRest() {
        Person mae = Person.of(903, "IV13");
        suite.subscribe(mae);
        upload(
                mae,
                "\"kinds\": [\"violence\"], \"quietHours\": {\"from\": \"21:30\", \"to\": \"08:15\"}, \"digest\": true");
        upload(mae, "\"kinds\": [\"fraud_and_non_payment\"]");
        Recipient recipient =
                suite.bean(Recipients.class).page(Set.of("IV13"), null, 1).getFirst();
        assertThat(recipient.wishes().kinds()).hasSize(1);
        assertThat(recipient.wishes().digest()).isTrue();
        assertThat(recipient.wishes().quietAt(Instant.parse("2026-01-10T21:45:00Z")))
                .isTrue();
        upload(
                mae,
                "\"quietHours\": null, \"kinds\": null, \"digest\": false, \"pausedUntil\": \"2030-01-01T00:00:00Z\"");
        recipient = suite.bean(Recipients.class).page(Set.of("IV13"), null, 1).getFirst();
        assertThat(recipient.wishes().kinds()).hasSize(7);
        assertThat(recipient.wishes().quietHours()).isNull();
        assertThat(recipient.wishes().pausedUntil()).isEqualTo("2030-01-01T00:00:00Z");
        HttpResponse<String> bad = suite.post("/v1/recipients", """
                {"recipients": [{"recipientId": "%s", "text": "full", "sms": "+447700900903", "outwardCodes": ["IV13"],
                  "kinds": ["noise"], "quietHours": {"from": "9", "to": "9"}, "digest": "yes", "pausedUntil": "soon"}]}""".formatted(mae.id()));
        assertThat(bad.body())
                .contains(
                        "/recipients/0/kinds/0",
                        "/recipients/0/quietHours",
                        "/recipients/0/digest",
                        "/recipients/0/pausedUntil");
    }

    @Test
    void oneClickLeavesByMailAloneAndMayComeAgain() {
        Person nan = Person.of(904, "IV14");
        suite.subscribe(nan);
        String link = link(nan.id(), Channel.EMAIL);
        suite.bean(ManageLinks.class).stopOld(nan.id());
        String multipart =
                "--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--b--\r\n";
        assertThat(oneClick(link, "", "application/x-www-form-urlencoded").statusCode())
                .isEqualTo(400);
        assertThat(oneClick(link, "List-Unsubscribe=No", "application/x-www-form-urlencoded")
                        .statusCode())
                .isEqualTo(400);
        assertThat(oneClick(link(nan.id(), Channel.SMS), ONE_CLICK, "application/x-www-form-urlencoded")
                        .statusCode())
                .isEqualTo(200);
        assertThat(suite.bean(Recipients.class).addresses(Channel.EMAIL, Set.of(nan.id())))
                .isNotEmpty();

        HttpResponse<String> first = oneClick(link, multipart, "multipart/form-data; boundary=b");
        HttpResponse<String> second = oneClick(link, ONE_CLICK, "application/x-www-form-urlencoded");
        HttpResponse<String> guess = oneClick("/m/000000000000000", ONE_CLICK, "application/x-www-form-urlencoded");
        assertThat(List.of(first.statusCode(), second.statusCode(), guess.statusCode()))
                .containsOnly(200);
        assertThat(second.body()).isEqualTo(first.body()).isEqualTo(guess.body());
        assertThat(suite.bean(Recipients.class).addresses(Channel.EMAIL, Set.of(nan.id())))
                .isEmpty();
        assertThat(suite.bean(Recipients.class).addresses(Channel.SMS, Set.of(nan.id())))
                .isNotEmpty();
    }

    @Test
    void whatWasSentIsListedAndAWarningThatHoldsIsRead() {
        Newcomer oli = Newcomer.of(suite).join("IV15");
        Case state = TestCase.open(TestCase.report("IV15"));
        suite.say(state);
        Suite.soon().until(() -> oli.texts().size() == 2);
        Suite.soon()
                .until(() -> oli.browser().open("/mine/history").page().text().contains("Arrived"));
        assertThat(oli.browser().page().select("tbody tr")).hasSize(1);
        assertThat(oli.browser().page().select("tbody").text()).contains("Text").doesNotContain("07700");
        oli.browser().open("/mine");
        assertThat(oli.browser().page().select("article").text()).contains("Holds until");
        // its report is withdrawn: it is not shown any more
        suite.jdbc()
                .sql("update warning set sends_from = 99 where case_id = ?")
                .param(state.getCaseId())
                .update();
        assertThat(oli.browser().open("/mine").page().select("article")).isEmpty();
    }

    @Test
    void supportIsFoundByPostcodeAndCountyAlsoWithoutThePolice() {
        var browser = new Plain(Newcomer.base(suite));
        browser.open("/support");
        assertThat(browser.page().text()).contains("These organisations are invented", "999", "55");
        int everywhere = browser.page().select("article").size();
        browser.choose("/support").type("where", "ls2 9jt").submit();
        assertThat(browser.page().select("article").size()).isGreaterThan(everywhere);
        assertThat(browser.page().text()).contains("Works with the police");
        browser.choose("/support").type("without", "yes").submit();
        assertThat(browser.page().text())
                .doesNotContain("Works with the police")
                .contains("Leeds");
        browser.choose("/support").type("where", "greater london").submit();
        assertThat(browser.page().text()).contains("London");
        browser.choose("/support").type("where", "<i>Narnia").submit();
        assertThat(browser.status()).isEqualTo(400);
        assertThat(browser.page().select("main i")).isEmpty();
        assertThat(browser.answer().uri().getQuery()).isNull();
    }

    @Test
    void manyLinksAreMadeAtOnce() {
        Person pia = Person.of(905, "IV16");
        Person quin = Person.of(906, "IV16");
        suite.subscribe(pia, quin);
        suite.jdbc()
                .sql("update recipient set sms_link = null where recipient_id = ?")
                .param(pia.id())
                .update();
        Map<UUID, String> links =
                suite.bean(ManageLinks.class).of(Set.of(pia.id(), quin.id(), UUID.randomUUID()), Channel.SMS);
        assertThat(links).containsOnlyKeys(pia.id(), quin.id());
        assertThat(new Plain(Newcomer.base(suite))
                        .open(path(Objects.requireNonNull(links.get(pia.id()))))
                        .path())
                .isEqualTo("/mine");
        // a telephone that an organisation changes takes its link with it
        String before = path(Objects.requireNonNull(links.get(quin.id())));
        suite.subscribe(new Person(quin.id(), "+447700900907", quin.email(), "full", List.of("IV16")));
        assertThat(new Plain(Newcomer.base(suite)).open(before).status()).isEqualTo(404);
        assertThat(new Plain(Newcomer.base(suite))
                        .open(link(quin.id(), Channel.SMS))
                        .path())
                .isEqualTo("/mine");
    }

    private static void upload(Person person, String wishes) {
        HttpResponse<String> answer = suite.post("/v1/recipients", """
                {"recipients": [{"recipientId": "%s", "text": "full", "sms": "%s", "outwardCodes": ["IV13"], %s}]}""".formatted(person.id(), person.phone(), wishes));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static String link(UUID id, Channel channel) {
        return path(suite.bean(ManageLinks.class).of(id, channel));
    }

    private static String path(String link) {
        return URI.create(link).getPath();
    }

    /** As a mail provider does it: no cookie, no word of a browser. */
    private static HttpResponse<String> oneClick(String link, String body, String type) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(suite.uri(link + "/unsubscribe"))
                            .header("Content-Type", type)
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        } catch (Exception e) {
            throw new AssertionError("no answer", e);
        }
    }

    private static String everything(UUID id) {
        return suite.jdbc()
                .sql(
                        "select row_to_json(r)::text || (select json_agg(a order by outward_code)::text from recipient_area a"
                                + " where a.recipient_id = r.recipient_id) from recipient r where recipient_id = ?")
                .param(id)
                .query(String.class)
                .list()
                .toString();
    }
}
