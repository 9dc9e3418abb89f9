package org.forewarn.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forewarn.alert.Suite.soon;
import static org.forewarn.alert.TestCase.open;
import static org.forewarn.alert.TestCase.report;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.forewarn.local.Carrier.Fate;
import org.forewarn.local.Carrier.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A provider that is away, slow or gone in the middle: messages wait for it, and others do not wait with them. */
class ProviderAwayIT {

    private static final int WINDOW = 10;

    @SuppressWarnings("NullAway.Init")
    private Suite suite;

    @BeforeEach
    void start() {
        suite = Suite.start(Map.of(
                "forewarn.delivery.sms.providers[0].window", WINDOW,
                "forewarn.delivery.sms.providers[0].smpp.response-timeout", "1s",
                "forewarn.delivery.sms.providers[0].smpp.rebind-at-most", "500ms",
                "forewarn.delivery.in-doubt-after", "2s",
                "forewarn.delivery.retry-at-most", "500ms"));
    }

    @AfterEach
    void stop() {
        suite.close();
    }

    @Test
    void textsWaitForTheCarrierAndMailsDoNotWaitWithThem() {
        List<Person> people = people(60, "YO1");
        suite.subscribe(people);
        suite.stopCarrier();

        suite.say(open(report("YO1")));
        soon().until(() -> suite.allMails().size() == people.size());
        assertThat(suite.send(HttpRequest.newBuilder(suite.uri("/actuator/health/readiness")))
                        .statusCode())
                .isEqualTo(200);
        soon().until(() -> {
            JsonNode providers = JsonMapper.shared()
                    .readTree(suite.send(HttpRequest.newBuilder(suite.uri("/actuator/health/delivery")))
                            .body())
                    .path("components")
                    .path("providers");
            return providers.path("status").asString().equals("DOWN")
                    && !providers.path("details").path("smpp").path("ready").asBoolean(true);
        });
        suite.restartCarrier();

        soon().until(() -> suite.allTexts().size() >= people.size());
        suite.settle();
        NobodyIsWarnedTwice.check(suite.allTexts(), suite.allMails());
        assertThat(suite.allTexts()).hasSameSizeAs(people);
    }

    @Test
    void mailsWaitForTheMailServerAndTextsDoNotWaitWithThem() {
        List<Person> people = people(60, "HG1");
        suite.subscribe(people);
        suite.stopMailbox();

        suite.say(open(report("HG1")));
        soon().until(() -> suite.allTexts().size() == people.size());
        assertThat(suite.allMails()).isEmpty();
        suite.restartMailbox();

        soon().until(() -> suite.allMails().size() >= people.size());
        suite.settle();
        NobodyIsWarnedTwice.check(suite.allTexts(), suite.allMails());
        assertThat(suite.allMails()).hasSameSizeAs(people);
    }

    @Test
    void aCarrierThatAsksToSlowDownGetsEachTextOnce() {
        List<Person> people = people(60, "DL1");
        suite.subscribe(people);
        suite.carrier().decideFates(to -> Fate.THROTTLED);

        suite.say(open(report("DL1")));
        soon().until(() -> suite.allMails().size() == people.size());
        suite.carrier().decideFates(to -> Fate.DELIVERED);

        soon().until(() -> suite.allTexts().size() >= people.size());
        suite.settle();
        NobodyIsWarnedTwice.check(suite.allTexts(), suite.allMails());
        assertThat(suite.allTexts()).hasSameSizeAs(people);
    }

    @Test
    void aRefusedNumberHoldsUpNobody() {
        List<Person> people = people(30, "TS1");
        String refused = people.get(3).number();
        suite.subscribe(people);
        suite.carrier().decideFates(to -> to.equals(refused) ? Fate.REFUSED : Fate.DELIVERED);

        suite.say(open(report("TS1")));

        soon().until(() -> suite.allTexts().size() == people.size() - 1);
        soon().until(() -> suite.jdbc()
                .sql("select reason from delivery where state = 'failed'")
                .query(String.class)
                .list()
                .equals(List.of("smpp_0x0b")));
    }

    @Test
    void aCarrierThatIsCutOffInTheMiddleMissesNothingAndRepeatsAtMostWhatWasInItsHands() {
        List<Person> people = people(300, "S1");
        suite.subscribe(people);

        suite.say(open(report("S1")));
        soon().until(() -> suite.carrier().texts().size() >= 40);
        suite.stopCarrier();
        suite.restartCarrier();

        soon().until(() -> suite.allTexts().stream().map(Text::to).distinct().count() == people.size());
        suite.settle();
        Map<String, Long> arrived =
                suite.allTexts().stream().collect(Collectors.groupingBy(Text::reference, Collectors.counting()));
        assertThat(arrived).hasSize(people.size());
        assertThat(arrived.values()).allMatch(times -> times <= 2);
        assertThat(arrived.values().stream().filter(times -> times == 2)).hasSizeLessThanOrEqualTo(WINDOW);
    }

    @Test
    void aDatabaseThatCutsConnectionsInTheMiddleLosesAndRepeatsNothing() {
        List<Person> people = people(200, "DN1");
        suite.subscribe(people);

        suite.say(open(report("DN1")));
        for (int seen = 10; seen < people.size(); seen += 30) {
            int texts = seen;
            soon().until(() -> suite.allTexts().size() >= texts);
            suite.cutDatabaseConnections();
        }

        soon().until(() ->
                suite.allTexts().size() >= people.size() && suite.allMails().size() >= people.size());
        suite.settle();
        NobodyIsWarnedTwice.check(suite.allTexts(), suite.allMails());
        assertThat(suite.allTexts()).hasSameSizeAs(people);
        assertThat(suite.allMails()).hasSameSizeAs(people);
    }

    private static List<Person> people(int number, String outwardCode) {
        return IntStream.range(0, number)
                .mapToObj(each -> Person.of(each, outwardCode))
                .toList();
    }
}
