package org.forewarn.alert.delivery.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forewarn.alert.Suite.soon;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.forewarn.alert.Person;
import org.forewarn.alert.Suite;
import org.forewarn.alert.TestCase;
import org.forewarn.alert.delivery.Message;
import org.forewarn.alert.delivery.Provider;
import org.forewarn.alert.delivery.SubmitResult.Accepted;
import org.forewarn.alert.delivery.SubmitResult.NoAnswer;
import org.forewarn.alert.delivery.SubmitResult.NotTaken;
import org.forewarn.alert.delivery.SubmitResult.Refused;
import org.forewarn.alert.delivery.SubmitResult.Scope;
import org.forewarn.alert.suppression.Suppressions;
import org.forewarn.local.TwilioPlay;
import org.forewarn.local.TwilioPlay.Fate;
import org.forewarn.schemas.event.Channel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Texts over Twilio's API, and its webhooks. */
class TwilioIT {

    private static final TwilioPlay TWILIO = TwilioPlay.start();

    @SuppressWarnings("NullAway.Init")
    private static Suite suite;

    @BeforeAll
    static void start() throws IOException {
        int port = freePort();
        String its = "forewarn.delivery.sms.providers[1].";
        suite = Suite.start(Map.of(
                "server.port",
                port,
                "forewarn.delivery.sms.providers[0].weight",
                0,
                its + "name",
                "acme",
                its + "kind",
                "twilio",
                its + "sender",
                "+447700900999",
                its + "twilio.url",
                TWILIO.url(),
                its + "twilio.account-sid",
                TWILIO.accountSid(),
                its + "twilio.auth-token",
                TWILIO.authToken(),
                its + "twilio.timeout",
                "1s",
                its + "twilio.callback-url",
                "http://127.0.0.1:" + port));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @AfterAll
    static void stop() {
        suite.close();
        TWILIO.close();
    }

    @BeforeEach
    void asEver() {
        TWILIO.decideFates(to -> Fate.DELIVERED);
        TWILIO.answerAfter(Duration.ZERO);
    }

    @Test
    void aWarningGoesOutAndItsReceiptsComeBack() {
        List<Person> people = IntStream.range(0, 30)
                .mapToObj(i -> Person.of(i, "YO1").textsOnly())
                .toList();
        String lost = people.getFirst().phone();
        suite.subscribe(people);
        TWILIO.decideFates(to -> to.equals(lost) ? Fate.UNDELIVERED : Fate.DELIVERED);

        suite.say(TestCase.open(TestCase.report("YO1")));

        soon().until(() -> count("state = 'delivered' and provider = 'acme'") == 29);
        soon().until(() -> count("state = 'failed' and reason = 'twilio_30003'") == 1);
        assertThat(TWILIO.texts()).hasSizeGreaterThanOrEqualTo(29).allSatisfy(text -> assertThat(text.from())
                .isEqualTo("+447700900999"));
    }

    @Test
    void anyScriptArrives() {
        var message = message("Ostrzeżenie! 警告 \uD83D\uDE00 a+b&c=d%20");
        assertThat(provider().submit(message)).isInstanceOf(Accepted.class);
        assertThat(TWILIO.texts().getLast().body()).isEqualTo(message.body());
    }

    @Test
    void errorsSayWhetherToTryAgain() {
        TWILIO.decideFates(to -> Fate.REFUSED);
        assertThat(provider().submit(message("a"))).isEqualTo(new Refused("twilio_21211"));
        TWILIO.decideFates(to -> Fate.THROTTLED);
        assertThat(provider().submit(message("a"))).isEqualTo(new NotTaken("twilio_20429", Scope.THROTTLED));
        TWILIO.decideFates(to -> Fate.FAULT);
        assertThat(provider().submit(message("a"))).isEqualTo(new NotTaken("http_503", Scope.PROVIDER));
        TWILIO.decideFates(to -> Fate.LOST_ANSWER);
        assertThat(provider().submit(message("a"))).isEqualTo(new NoAnswer("http_500"));
    }

    @Test
    void anAnswerThatDoesNotComeInTimeLeavesADoubt() {
        TWILIO.answerAfter(Duration.ofSeconds(2));
        assertThat(provider().submit(message("a"))).isInstanceOf(NoAnswer.class);
    }

    @Test
    void withoutARightSignatureNobodyIsHeard() {
        Map<String, String> receipt = Map.of("MessageSid", "SM-none", "MessageStatus", "delivered");
        URI status = suite.uri("/v1/providers/twilio/acme/status");
        assertThat(TWILIO.post(status, receipt, null)).isEqualTo(403);
        assertThat(TWILIO.post(status, receipt, "RSOYDt4T1cUTdK1PDd93/VVr8B8=")).isEqualTo(403);
        assertThat(TWILIO.call(suite.uri("/v1/providers/twilio/other/status"), receipt))
                .isEqualTo(403);
        assertThat(count("true and exists (select 1 from provider_message where message_id = 'SM-none')"))
                .isZero();
        assertThat(TWILIO.call(status, receipt)).isEqualTo(204);
    }

    @Test
    void aWebhookWithoutAMessageIsTurnedAway() {
        assertThat(TWILIO.call(suite.uri("/v1/providers/twilio/acme/status"), Map.of("MessageStatus", "delivered")))
                .isEqualTo(400);
    }

    @Test
    void aStopHoldsWhenTwilioIsToldThatItWasTaken() {
        Person person = Person.of(801, "HU7").textsOnly();
        URI inbound = suite.uri("/v1/providers/twilio/acme/inbound");
        assertThat(TWILIO.post(
                        inbound,
                        Map.of("MessageSid", "SM1", "From", person.phone(), "To", "+447700900999", "Body", "STOP"),
                        null))
                .isEqualTo(403);
        Suppressions suppressions = suite.bean(Suppressions.class);
        assertThat(suppressions.contains(Channel.SMS, person.phone())).isFalse();
        assertThat(TWILIO.sendFrom(person.phone(), "+447700900999", "STOP", inbound))
                .isEqualTo(200);
        assertThat(suppressions.contains(Channel.SMS, person.phone())).isTrue();
        suppressions.lift(Channel.SMS, person.phone());
    }

    private static int count(String condition) {
        return suite.jdbc()
                .sql("select count(*) from delivery where " + condition)
                .query(Integer.class)
                .single();
    }

    private static Provider provider() {
        return suite.bean(SmsProviders.class).providers().get(1);
    }

    private static Message message(String body) {
        return new Message(
                UUID.randomUUID(), "+447700900001", "", body, Instant.now().plusSeconds(3600), "en", null);
    }
}
