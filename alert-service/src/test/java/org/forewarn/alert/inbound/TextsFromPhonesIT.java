package org.forewarn.alert.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.forewarn.alert.Person;
import org.forewarn.alert.Suite;
import org.forewarn.alert.suppression.Suppressions;
import org.forewarn.local.Carrier;
import org.forewarn.schemas.event.Channel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody gets who writes to the number that warnings come from. */
class TextsFromPhonesIT {

    private static final String OURS = "447700900000";
    private static final String KNOWN = """
            {"answer": "known", "reports": 3, "charities": 2, "more": false, "lastMonth": "2026-05",
             "severity": "severe", "counties": ["West Yorkshire"]}""";

    private static final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
    private static final AtomicInteger status = new AtomicInteger(200);
    private static volatile String says = KNOWN;
    private static HttpServer matching;
    private static Suite suite;

    @BeforeAll
    static void start() throws IOException {
        matching = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        matching.createContext("/v1/checks", exchange -> {
            asked.add(exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = says.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status.get(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        matching.start();
        suite = Suite.start(Map.of(
                "forewarn.checker.url",
                "http://127.0.0.1:" + matching.getAddress().getPort(),
                "forewarn.checker.key",
                "a-key",
                "forewarn.checker.within",
                "1s",
                "forewarn.inbound.join-at",
                "w.example.org",
                "forewarn.inbound.checks-a-day",
                5,
                "forewarn.inbound.answers-an-hour",
                8));
    }

    @AfterAll
    static void stop() {
        suite.close();
        matching.stop(0);
    }

    @BeforeEach
    void aMatchingServiceThatKnows() {
        asked.clear();
        status.set(200);
        says = KNOWN;
    }

    @Test
    void stopHoldsBeforeTheCarrierIsToldThatItWasTaken() {
        Person person = subscribed(710);
        suite.bean(InboundTexts.class).take(new InboundText("smpp", "", person.number(), OURS, "Stop", Instant.now()));
        assertThat(suite.bean(Suppressions.class).contains(Channel.SMS, person.phone()))
                .isTrue();
    }

    @Test
    void stopIsAnsweredOnceAndForgetsThePhone() {
        Person person = subscribed(711);
        write(person, "STOP");
        assertThat(answer(person)).contains("no more messages");
        Suite.soon().until(() -> recipients(person) == 0);
        write(person, "help");
        write(person, "CHECK 07700 900123");
        Suite.soon().until(() -> unsent(person) == 2);
        assertThat(suite.texts(person)).hasSize(1);
    }

    @Test
    void whoHasAnEmailStaysWithThatAfterStop() {
        Person person = Person.of(712, "LS2");
        suite.subscribe(person);
        write(person, "stop");
        Suite.soon()
                .until(() ->
                        count("select count(*) from recipient where email = ? and sms is null", person.email()) == 1);
    }

    @Test
    void startLetsMessagesThroughAgain() {
        Person person = subscribed(713);
        write(person, "stop");
        answer(person);
        write(person, "START");
        Suite.soon().until(() -> suite.texts(person).size() == 2);
        assertThat(suite.texts(person).getLast().body()).contains("allowed again", "w.example.org");
        assertThat(suite.bean(Suppressions.class).contains(Channel.SMS, person.phone()))
                .isFalse();
    }

    @Test
    void aMemberIsToldInOneTextWhatIsKnown() {
        Person person = subscribed(714);
        write(person, "Check 07700 900123");
        Carrier.Text text = text(person);
        assertThat(text.body())
                .contains("Reported 3 times by 2 charities", "May 2026", "severe", "West Yorkshire", "999")
                .doesNotContain("900123");
        assertThat(text.segments()).isEqualTo(1);
        assertThat(asked).singleElement().satisfies(request -> assertThat(request)
                .contains("Bearer a-key", "\"type\":\"phone\"", "07700 900123"));
    }

    @Test
    void unknownIsNotCalledSafe() {
        says = "{\"answer\": \"unknown\"}";
        Person person = subscribed(715);
        write(person, "AB12 CDE");
        assertThat(answer(person)).contains("Not known", "does not mean it is safe");
    }

    @Test
    void aMatchingServiceThatIsAwayIsSaidToBeAndNeverUnknown() {
        status.set(503);
        Person person = subscribed(716);
        write(person, "check AB12 CDE");
        assertThat(answer(person)).contains("cannot look that up right now").doesNotContain("Not known");
        assertThat(asked).hasSize(Checker.TRIES);
    }

    @Test
    void whoIsNoMemberIsToldHowToJoinAndNothingElse() {
        Person stranger = Person.of(717, "LS2");
        write(stranger, "CHECK 07700 900123");
        assertThat(answer(stranger)).contains("members", "w.example.org");
        assertThat(asked).isEmpty();
    }

    @Test
    void whatIsNotUnderstoodIsAnsweredOnceADay() {
        Person person = subscribed(718);
        write(person, "who is this");
        assertThat(answer(person)).contains("HELP", "STOP");
        write(person, "hello??");
        write(person, "HELP");
        Suite.soon().until(() -> suite.texts(person).size() == 2);
        assertThat(suite.texts(person).getLast().body()).contains("CHECK");
    }

    @Test
    void checksOfOnePhoneAreLimitedAndAFloodIsNotAnswered() {
        Person person = subscribed(719);
        for (int i = 0; i < 12; i++) {
            write(person, "check 07700 9001%02d".formatted(i));
        }
        Suite.soon().until(() -> suite.texts(person).size() == 8);
        assertThat(asked).hasSize(5);
        assertThat(suite.texts(person))
                .extracting(Carrier.Text::body)
                .filteredOn(body -> body.contains("tomorrow"))
                .hasSize(3);
        write(person, "stop");
        Suite.soon().until(() -> recipients(person) == 0);
        assertThat(suite.bean(Suppressions.class).contains(Channel.SMS, person.phone()))
                .isTrue();
        assertThat(suite.texts(person)).hasSize(8);
    }

    @Test
    void theAnswerIsInTheLanguageOfTheMember() {
        Person person = subscribed(720);
        suite.jdbc()
                .sql("update recipient set language = 'es' where sms = ?")
                .param(person.phone())
                .update();
        write(person, "ayuda");
        assertThat(answer(person)).contains("Envie CHECK");
    }

    @Test
    void neitherTopicNorTableTellsWhoWroteWhat() {
        Person person = subscribed(721);
        write(person, "check 07700 900199");
        answer(person);
        assertThat(suite.jdbc()
                        .sql("select count(*) from inbound_answer where phone like '%900721%'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(Suite.records(org.forewarn.schemas.Topics.INBOUND_TEXTS))
                .isNotEmpty()
                .allSatisfy(record -> assertThat(record.key() + new String(record.value(), StandardCharsets.ISO_8859_1))
                        .doesNotContain("900721", "900199"));
    }

    private static Person subscribed(int number) {
        Person person = Person.of(number, "LS2").textsOnly();
        suite.subscribe(person);
        return person;
    }

    private static void write(Person person, String body) {
        suite.carrier().sendFrom(person.number(), OURS, body);
    }

    private static Carrier.Text text(Person person) {
        Suite.soon().until(() -> !suite.texts(person).isEmpty());
        return suite.texts(person).getFirst();
    }

    private static String answer(Person person) {
        return text(person).body();
    }

    private static long recipients(Person person) {
        return count("select count(*) from recipient where sms = ?", person.phone());
    }

    /** Answers that were not sent because the phone wants none. */
    private static long unsent(Person person) {
        return count(
                "select count(*) from delivery d join correspondent c using (recipient_id)"
                        + " where c.address = ? and d.reason = 'stopped'",
                person.phone());
    }

    private static long count(String sql, String parameter) {
        return suite.jdbc().sql(sql).param(parameter).query(Long.class).single();
    }
}
