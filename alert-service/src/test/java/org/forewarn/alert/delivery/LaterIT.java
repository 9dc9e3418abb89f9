package org.forewarn.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forewarn.alert.Suite.soon;
import static org.forewarn.alert.TestCase.open;
import static org.forewarn.alert.TestCase.report;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.forewarn.alert.Person;
import org.forewarn.alert.Suite;
import org.forewarn.local.Carrier.Fate;
import org.forewarn.schemas.event.Channel;
import org.forewarn.schemas.event.Dispatch;
import org.forewarn.schemas.event.Severity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.KafkaTemplate;

/** Messages that wait in topics of their own. */
class LaterIT {

    @SuppressWarnings("NullAway.Init")
    private static Suite suite;

    @BeforeAll
    static void start() {
        suite = Suite.start(Map.of("forewarn.delivery.delays", "1s,2s,3s,4s", "forewarn.delivery.refusals", 3));
    }

    @AfterAll
    static void stop() {
        suite.close();
    }

    @Test
    void aMessageThatIsHeldGoesOutWhenItIsDueAndNotBefore() throws Exception {
        Person person = Person.of(1, "LS2").textsOnly();
        suite.subscribe(person);
        Instant due = Instant.now().plusSeconds(7);
        Dispatch dispatch = dispatch(person, Instant.now().plusSeconds(600));
        hold(dispatch, due);
        soon().until(() -> !suite.texts(person).isEmpty());
        assertThat(Instant.now()).isAfter(due).isBefore(due.plusSeconds(6));
        assertThat(suite.texts(person)).hasSize(1);
    }

    @Test
    void aMessageThatSaysItselfWhenItMayGoIsHeldUntilThen() throws Exception {
        Person person = Person.of(5, "LS2").textsOnly();
        suite.subscribe(person);
        Dispatch dispatch = dispatch(person, Instant.now().plusSeconds(600));
        Instant due = Instant.now().plusSeconds(3);
        dispatch.setNotBefore(due);
        @SuppressWarnings("unchecked")
        KafkaTemplate<String, SpecificRecord> kafka = suite.bean("kafkaTemplate", KafkaTemplate.class);
        kafka.send(Lane.ROUTINE.topic().name(), dispatch.getRecipientId(), dispatch)
                .get(10, TimeUnit.SECONDS);
        soon().until(() -> !suite.texts(person).isEmpty());
        assertThat(Instant.now()).isAfter(due);
    }

    @Test
    void oneThatExpiresWhileItIsHeldIsNotedAsThat() throws Exception {
        Person person = Person.of(2, "LS2").textsOnly();
        suite.subscribe(person);
        Dispatch dispatch = dispatch(person, Instant.now().plusSeconds(2));
        hold(dispatch, Instant.now().plusSeconds(3600));
        soon().until(() -> state(dispatch).equals("expired"));
        assertThat(suite.texts(person)).isEmpty();
    }

    @Test
    void aNumberThatIsBusyIsTriedAgainAndHoldsUpNobody() {
        Person busy = Person.of(3, "HX1").textsOnly();
        Person other = Person.of(4, "HX1").textsOnly();
        suite.subscribe(busy, other);
        var tries = new ConcurrentHashMap<String, Integer>();
        suite.carrier()
                .decideFates(to ->
                        tries.merge(to, 1, Integer::sum) < 3 && to.equals(busy.number()) ? Fate.BUSY : Fate.DELIVERED);
        suite.say(open(report("HX1")));
        soon().until(() -> suite.texts(other).size() == 1);
        soon().until(() -> suite.texts(busy).size() == 1);
        assertThat(tries.get(busy.number())).isEqualTo(3);
    }

    private static void hold(Dispatch dispatch, Instant until) throws Exception {
        @SuppressWarnings("unchecked")
        KafkaTemplate<String, SpecificRecord> kafka = suite.bean("kafkaTemplate", KafkaTemplate.class);
        kafka.send(suite.bean(Later.class).record(dispatch, new RecordHeaders(), Lane.ROUTINE, until))
                .get(10, TimeUnit.SECONDS);
    }

    private static String state(Dispatch dispatch) {
        return suite.jdbc()
                .sql("select coalesce(max(state), '') from delivery where dispatch_id = ?")
                .param(UUID.fromString(dispatch.getDispatchId()))
                .query(String.class)
                .single();
    }

    private static Dispatch dispatch(Person person, Instant expires) {
        return Dispatch.newBuilder()
                .setDispatchId(UUID.randomUUID().toString())
                .setWarningId(UUID.randomUUID().toString())
                .setRevision(1)
                .setRecipientId(person.id().toString())
                .setChannel(Channel.SMS)
                .setSeverity(Severity.MODERATE)
                .setSubject("")
                .setBody("held")
                .setCreatedAt(Instant.now())
                .setExpires(expires)
                .build();
    }
}
