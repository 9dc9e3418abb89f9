package org.forewarn.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forewarn.alert.Suite.soon;
import static org.forewarn.alert.TestCase.closed;
import static org.forewarn.alert.TestCase.merged;
import static org.forewarn.alert.TestCase.open;
import static org.forewarn.alert.TestCase.report;

import java.util.List;
import java.util.Map;
import org.forewarn.local.Carrier.Fate;
import org.forewarn.local.Carrier.Text;
import org.forewarn.local.Mailbox.Mail;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.AlertConsent;
import org.forewarn.schemas.event.ReportFacts;
import org.forewarn.schemas.event.Severity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** From a case to the phone, with everything real. Each test has places and people of its own. */
class WarningFlowIT {

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

    @AfterEach
    void nobodyIsWarnedTwice() {
        NobodyIsWarnedTwice.check(suite.allTexts(), suite.allMails());
    }

    @Test
    void aCaseBecomesOneMessageOnEachChannelOfEachPersonInItsAreaAndNoneOutside() {
        Person full = Person.of(1, "IV22");
        Person discreet = Person.of(2, "IV22", "IV27").discreet();
        Person outside = Person.of(3, "IV27");
        suite.subscribe(full, discreet, outside);

        suite.say(open(report("IV22")));

        soon().untilAsserted(() -> {
            assertThat(suite.texts(full, discreet)).hasSize(2);
            assertThat(suite.mails(full, discreet)).hasSize(2);
        });
        Text text = suite.texts(full).getFirst();
        assertThat(text.body())
                .startsWith("WARNING: robbery. ")
                .contains("IV22")
                .contains("Phone 07700 900999.");
        assertThat(text.from()).isEqualTo("Forewarn");
        assertThat(suite.texts(discreet).getFirst().body()).startsWith("You have a new message.");
        Mail mail = suite.mails(full).getFirst();
        String words = text.body().substring(0, text.body().indexOf("\nhttp"));
        assertThat(mail.text()).startsWith(words);
        assertThat(text.body()).matches("(?s).*\nhttp://localhost:18083/m/[a-z0-9]+");
        assertThat(mail.text()).containsPattern("\nhttp://localhost:18083/m/[a-z0-9]+");
        assertThat(mail.subject()).startsWith("Warning: robbery in ");
        assertThat(suite.mails(discreet).getFirst().subject()).isEqualTo("A new message for you");
        assertThat(suite.texts(outside)).isEmpty();
        assertThat(suite.mails(outside)).isEmpty();
    }

    @Test
    void whatBecameOfMessagesIsCounted() {
        Person person = Person.of(5, "KW3");
        Person unreachable = Person.of(6, "KW3").textsOnly();
        suite.carrier().decideFates(to -> to.equals(unreachable.number()) ? Fate.UNDELIVERED : Fate.DELIVERED);
        suite.subscribe(person, unreachable);
        ReportFacts report = report("KW3");

        suite.say(open(report));

        soon().untilAsserted(() -> {
            JsonNode outcomes = warningOf(report.getReportId()).path("outcomes");
            assertThat(outcomes.path("sms").path("submitted").asInt()).isEqualTo(2);
            assertThat(outcomes.path("sms").path("delivered").asInt()).isEqualTo(1);
            assertThat(outcomes.path("sms").path("failed").asInt()).isEqualTo(1);
            assertThat(outcomes.path("email").path("submitted").asInt()).isEqualTo(1);
        });
    }

    @Test
    void withoutConsentNothingIsSaid() {
        Person person = Person.of(8, "IV40");
        suite.subscribe(person);
        ReportFacts report = report("IV40", AlertConsent.NONE, Severity.EXTREME);

        suite.say(open(report));
        suite.settle();

        assertThat(warningOf(report.getReportId()).isMissingNode()).isTrue();
        assertThat(suite.texts(person)).isEmpty();
    }

    @Test
    void theSameCaseTwiceIsOneWarning() {
        Person person = Person.of(10, "KW8");
        suite.subscribe(person);
        var record = open(report("KW8"));

        suite.say(record, record);
        soon().until(() -> suite.texts(person).size() == 1);
        suite.say(record);
        suite.settle();

        assertThat(suite.texts(person)).hasSize(1);
    }

    @Test
    void aMergeMakesNoSecondMessageWhenTheSurvivorIsReadFirst() {
        Person person = Person.of(12, "PA34", "PA60");
        suite.subscribe(person);
        ReportFacts earlier = report("PA34");
        ReportFacts later = report("PA60");

        suite.say(open(earlier));
        soon().until(() -> suite.texts(person).size() == 1);
        suite.say(open(List.of(later.getReportId()), earlier, later));
        suite.settle();
        suite.say(open(later), merged(later.getReportId(), earlier.getReportId()));
        suite.settle();

        assertThat(suite.texts(person)).hasSize(1);
        assertThat(warningOf(later.getReportId()).isMissingNode()).isTrue();
    }

    @Test
    void aMergeMakesNoSecondMessageWhenTheFormerCaseIsReadFirst() {
        Person person = Person.of(14, "PH17", "PH33");
        Person new1 = Person.of(15, "PH33");
        suite.subscribe(person, new1);
        ReportFacts earlier = report("PH33");
        ReportFacts later = report("PH17");

        suite.say(open(later));
        soon().until(() -> suite.texts(person).size() == 1);
        suite.say(merged(later.getReportId(), earlier.getReportId()));
        suite.settle();
        suite.say(open(List.of(later.getReportId()), earlier, later));

        soon().until(() -> suite.texts(new1).size() == 1);
        assertThat(suite.texts(person)).hasSize(1);
        JsonNode warning = warningOf(earlier.getReportId());
        assertThat(warning.path("revision").asInt()).isEqualTo(2);
        assertThat(warning.path("state").asString()).isEqualTo("issued");
    }

    @Test
    void whenTwoWarnedCasesBecomeOneNobodyHearsOfItAgain() {
        Person both = Person.of(17, "TD2", "DG3");
        Person one = Person.of(18, "TD2");
        suite.subscribe(one, both);
        ReportFacts first = report("TD2");
        ReportFacts second = report("DG3");

        suite.say(open(first));
        soon().until(() -> suite.texts(both).size() == 1);
        suite.say(open(second));
        // until they are known to be one, they are two warnings
        soon().until(() -> suite.texts(both).size() == 2);
        suite.say(open(List.of(second.getReportId()), first, second));
        suite.say(merged(second.getReportId(), first.getReportId()));
        suite.settle();
        // a place that neither had: only who is there is told
        Person third = Person.of(19, "DG8", "TD2");
        suite.subscribe(third);
        suite.say(open(List.of(second.getReportId()), first, second, report("DG8")));

        soon().until(() -> suite.texts(third).size() == 1);
        suite.settle();
        assertThat(suite.texts(both)).hasSize(2);
        assertThat(suite.texts(one)).hasSize(1);
    }

    @Test
    void aLargerAreaReachesOnlyNewPeople() {
        Person first = Person.of(21, "LD2");
        Person second = Person.of(22, "SY19");
        suite.subscribe(first, second);
        ReportFacts report = report("LD2");

        suite.say(open(report));
        soon().until(() -> suite.texts(first).size() == 1);
        assertThat(suite.texts(second)).isEmpty();
        suite.say(open(report, report("SY19")));

        soon().until(() -> suite.texts(second).size() == 1);
        assertThat(suite.texts(first)).hasSize(1);
        soon().until(() -> suite.mails(second).size() == 1);
        assertThat(suite.mails(first)).hasSize(1);
    }

    @Test
    void aClosedCaseFlagsItsIssuedWarningAndSaysNothing() {
        Person person = Person.of(24, "LL40");
        suite.subscribe(person);
        ReportFacts report = report("LL40");

        suite.say(open(report));
        soon().until(() -> suite.texts(person).size() == 1);
        suite.say(closed(report.getReportId()));

        soon().until(() ->
                warningOf(report.getReportId()).path("needsReview").asString("").equals("case_closed"));
        assertThat(suite.texts(person)).hasSize(1);
    }

    @Test
    void aRecordThatCannotBeReadIsPutAsideAndTheNextIsRead() {
        Person person = Person.of(26, "SA62");
        suite.subscribe(person);
        byte[] poison = {1, 2, 3};
        ReportFacts report = report("SA62");

        suite.write(Topics.CASES, report.getReportId(), poison);
        suite.say(open(report));

        soon().until(() -> suite.texts(person).size() == 1);
        assertThat(Suite.deadLetters(Topics.CASES)).anySatisfy(record -> {
            assertThat(record.key()).isEqualTo(report.getReportId());
            assertThat(record.value()).isEqualTo(poison);
            assertThat(record.headers().lastHeader("kafka_dlt-original-offset")).isNotNull();
            assertThat(record.headers().lastHeader("kafka_dlt-exception-message"))
                    .isNull();
        });
    }

    @Test
    void aDispatchThatCannotBeReadIsPutAsideOnceAndTheOthersAreSent() {
        Person person = Person.of(28, "TR11");
        suite.subscribe(person);
        byte[] poison = {4, 5, 6};

        suite.write(Topics.DISPATCHES_URGENT, person.id().toString(), poison);
        suite.say(open(report("TR11")));

        soon().until(() ->
                suite.texts(person).size() == 1 && suite.mails(person).size() == 1);
        assertThat(Suite.deadLetters(Topics.DISPATCHES_URGENT))
                .filteredOn(record -> record.key().equals(person.id().toString()))
                .singleElement()
                .satisfies(record -> assertThat(record.value()).isEqualTo(poison));
    }

    private static JsonNode warningOf(String caseId) {
        for (JsonNode warning : suite.get("/v1/warnings?limit=200").path("warnings")) {
            if (warning.path("caseId").asString("").equals(caseId)) {
                return warning;
            }
        }
        return MissingNode.getInstance();
    }
}
