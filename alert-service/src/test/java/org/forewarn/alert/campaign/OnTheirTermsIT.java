package org.forewarn.alert.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forewarn.alert.Suite.soon;
import static org.forewarn.alert.TestCase.open;
import static org.forewarn.alert.TestCase.report;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.forewarn.alert.NobodyIsWarnedTwice;
import org.forewarn.alert.Person;
import org.forewarn.alert.Suite;
import org.forewarn.alert.audience.Headcount;
import org.forewarn.schemas.event.AlertConsent;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.Severity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What people have chosen, from the case to the phone. Places and people are each test's own. */
class OnTheirTermsIT {

    private static final ZoneId HERE = ZoneId.of("Europe/London");

    @SuppressWarnings("NullAway.Init")
    private static Suite suite;

    @BeforeAll
    static void start() {
        suite = Suite.start(Map.of("forewarn.campaign.routine-a-day", 1));
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
    void whoChoseOtherKindsOfIncidentIsNotTold() {
        Person wants = person(740, "TR21", "kinds = '{robbery_and_theft}'");
        Person other = person(741, "TR21", "kinds = '{fraud_and_non_payment}'");
        suite.say(open(report("TR21")));
        told(wants);
        assertThat(suite.texts(other)).isEmpty();
        assertThat(deliveries(other)).isZero();
    }

    @Test
    void aPauseIsKept() {
        Person paused = person(742, "TR22", "paused_until = now() + interval '1 day'");
        Person back = person(743, "TR22", "paused_until = now() - interval '1 second'");
        suite.say(open(report("TR22")));
        told(back);
        assertThat(deliveries(paused)).isZero();
    }

    @Test
    void theDeskCountsWhoWouldBeToldAndNobodyElse() {
        person(760, "HS5", "kinds = '{fraud_and_non_payment}'");
        person(761, "HS5", "paused_until = now() + interval '1 day'");
        person(762, "HS5", "digest = true");
        person(763, "HS5", quiet(LocalTime.now(HERE).plusHours(1)));
        person(764, "HS5", "kinds = '{robbery_and_theft}', paused_until = now() - interval '1 second'");
        assertThat(counted("robbery")).isEqualTo(3);
        assertThat(counted("fraud")).isEqualTo(3);
        assertThat(counted("robbery", "fraud")).isEqualTo(4);
        assertThat(counted("other")).isEqualTo(4);
        assertThat(counted()).isEqualTo(4);
    }

    private static long counted(String... types) {
        return suite.bean(Headcount.class).in(List.of("HS5"), List.of(types)).stream()
                .mapToLong(Headcount.Group::people)
                .sum();
    }

    @Test
    void whatIsRoutineWaitsForTheEndOfTheQuietHoursAndWhatIsUrgentDoesNot() {
        LocalTime end = LocalTime.now(HERE).plusSeconds(20).truncatedTo(ChronoUnit.SECONDS);
        Person sleeps = person(744, "ZE2", quiet(end));
        Person awake = person(745, "ZE2", "quiet_from = null");
        suite.say(routine("ZE2"));
        told(awake);
        assertThat(LocalTime.now(HERE)).as("the test came to this in time").isBefore(end);
        assertThat(suite.texts(sleeps)).isEmpty();
        told(sleeps);
        assertThat(suite.texts(sleeps).getFirst().at().atZone(HERE).toLocalTime())
                .isAfterOrEqualTo(end);

        Person alsoSleeps = person(746, "ZE3", quiet(LocalTime.now(HERE).plusHours(2)));
        suite.say(open(report("ZE3", AlertConsent.AREA, Severity.EXTREME)));
        told(alsoSleeps);
    }

    @Test
    void whoWantsADigestIsToldOnceOfAllOfTheWeek() {
        Person weekly = person(747, "HS3", "digest = true, text_choice = 'full'");
        Person atOnce = person(748, "HS3", "digest = false");
        suite.say(routine("HS3"));
        told(atOnce);
        soon().until(() -> items(weekly) == 1);
        suite.bean(Digests.class).sendDue();
        assertThat(items(weekly)).isEqualTo(1);

        suite.jdbc()
                .sql("update digest_item set added_at = now() - interval '8 days' where recipient_id = ?")
                .param(weekly.id())
                .update();
        suite.bean(Digests.class).sendDue();
        suite.bean(Digests.class).sendDue();
        soon().until(() -> !suite.texts(weekly).isEmpty());
        assertThat(items(weekly)).isZero();
        assertThat(suite.texts(weekly)).singleElement().satisfies(text -> assertThat(text.body())
                .startsWith("1 new warnings for your areas")
                .contains("robbery", "/m/"));
    }

    @Test
    void aWarningThatWasTakenBackIsInNoDigest() {
        Person weekly = person(749, "HS4", "digest = true");
        Case routine = routine("HS4");
        suite.say(routine);
        soon().until(() -> items(weekly) == 1);
        suite.jdbc()
                .sql("update warning set sends_from = revision + 1 where case_id = ?")
                .param(routine.getCaseId())
                .update();
        suite.jdbc()
                .sql("update digest_item set added_at = now() - interval '8 days'")
                .update();
        suite.bean(Digests.class).sendDue();
        soon().until(() -> items(weekly) == 0);
        assertThat(suite.texts(weekly)).isEmpty();
    }

    @Test
    void afterADaysBudgetTheRestComesTogether() {
        Person person = person(750, "HS5", "digest = false");
        suite.say(routine("HS5"));
        told(person);
        suite.say(routine("HS5"));
        soon().until(() -> items(person) == 1);
        assertThat(suite.texts(person)).hasSize(1);
    }

    /** What is moderate is told when two say it, and does not hurry. */
    private static Case routine(String outwardCode) {
        return open(
                report(outwardCode, AlertConsent.AREA, Severity.MODERATE),
                report(outwardCode, AlertConsent.AREA, Severity.MODERATE));
    }

    private static Person person(int number, String outwardCode, String chosen) {
        Person person = Person.of(number, outwardCode).textsOnly();
        suite.subscribe(person);
        suite.jdbc()
                .sql("update recipient set " + chosen + " where recipient_id = ?")
                .param(person.id())
                .update();
        return person;
    }

    private static void told(Person person) {
        soon().until(() -> !suite.texts(person).isEmpty());
    }

    private static long deliveries(Person person) {
        return count("delivery", person.id());
    }

    private static long items(Person person) {
        return count("digest_item", person.id());
    }

    private static long count(String table, UUID recipientId) {
        return suite.jdbc()
                .sql("select count(*) from " + table + " where recipient_id = ?")
                .param(recipientId)
                .query(Long.class)
                .single();
    }

    /** Since an hour ago. */
    private static String quiet(LocalTime end) {
        return "quiet_from = '%s', quiet_to = '%s'".formatted(end.minusHours(1), end);
    }
}
