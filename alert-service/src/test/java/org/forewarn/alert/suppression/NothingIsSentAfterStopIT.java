package org.forewarn.alert.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.forewarn.alert.Person;
import org.forewarn.alert.Suite;
import org.forewarn.alert.correspondence.Correspondence;
import org.forewarn.alert.correspondence.Note;
import org.forewarn.schemas.event.Channel;
import org.forewarn.schemas.event.SuppressionCause;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An address that wants nothing any more gets nothing, whatever happened to the database meanwhile. */
class NothingIsSentAfterStopIT {

    private static Suite suite;

    @BeforeAll
    static void start() {
        suite = Suite.start(Map.of());
    }

    @AfterAll
    static void stop() {
        suite.close();
    }

    @Test
    void aNoteReachesSomebodyWhoIsNoRecipient() {
        Person person = Person.of(701);
        send(person, false);
        Suite.soon().until(() -> !suite.texts(person).isEmpty());
    }

    @Test
    void aNoteThatIsHandedOverAgainIsSentOnce() {
        Person person = Person.of(702);
        Person other = Person.of(703);
        Note note = note(person, false);
        suite.bean(Correspondence.class).send(note);
        suite.bean(Correspondence.class).send(note);
        Suite.soon().until(() -> !suite.texts(person).isEmpty());
        send(other, false);
        Suite.soon().until(() -> !suite.texts(other).isEmpty());
        assertThat(suite.texts(person)).hasSize(1);
    }

    @Test
    void aSuppressedAddressGetsNothingButTheLastWord() {
        Person person = Person.of(704);
        suppressions().add(Channel.SMS, person.phone(), SuppressionCause.STOP);
        send(person, false);
        Suite.soon().until(() -> state(person, "stopped") == 1);
        send(person, true);
        Suite.soon().until(() -> !suite.texts(person).isEmpty());
        assertThat(suite.texts(person)).hasSize(1);
    }

    @Test
    void itIsKnownAfterARestartWithADatabaseFromBefore() {
        Person person = Person.of(705);
        suppressions().add(Channel.SMS, person.phone(), SuppressionCause.STOP);
        suite.jdbc().sql("delete from suppression_news").update();
        suite.stopService();
        suite.startService();
        Suite.soon().until(() -> suppressions().known());
        assertThat(suppressions().contains(Channel.SMS, person.phone())).isTrue();
        send(person, false);
        Suite.soon().until(() -> state(person, "stopped") == 1);
        assertThat(suite.texts(person)).isEmpty();
    }

    @Test
    void whatAnotherInstanceSuppressedThisMomentCountsBeforeItWasRead() {
        Person person = Person.of(706);
        suite.jdbc()
                .sql("insert into suppression_news values (?, ?, now())")
                .params(List.of(
                        suppressions().fingerprint(Channel.SMS, person.phone()),
                        suppressions().read() + 1_000))
                .update();
        send(person, false);
        Suite.soon().until(() -> state(person, "stopped") == 1);
        assertThat(suite.texts(person)).isEmpty();
    }

    @Test
    void whoeverAsksToGetMessagesAgainGetsThem() {
        Person person = Person.of(707);
        suppressions().add(Channel.SMS, person.phone(), SuppressionCause.STOP);
        suppressions().lift(Channel.SMS, person.phone());
        send(person, false);
        Suite.soon().until(() -> !suite.texts(person).isEmpty());
    }

    @Test
    void theAddressIsForgottenWhenTheNoteHasExpired() {
        Person person = Person.of(708);
        suite.jdbc()
                .sql("insert into correspondent values (?, 'sms', ?, now() - interval '1 second')")
                .params(List.of(UUID.randomUUID(), person.phone()))
                .update();
        suite.bean(Correspondence.class).forget();
        assertThat(suite.jdbc()
                        .sql("select count(*) from correspondent where address = ?")
                        .param(person.phone())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static Suppressions suppressions() {
        return suite.bean(Suppressions.class);
    }

    private static void send(Person person, boolean lastWord) {
        suite.bean(Correspondence.class).send(note(person, lastWord));
    }

    private static Note note(Person person, boolean lastWord) {
        Instant expires = Instant.now().plus(Duration.ofMinutes(5));
        return new Note(UUID.randomUUID(), Channel.SMS, person.phone(), "", "A note", expires, lastWord);
    }

    /** How many messages to this person ended so. */
    private static long state(Person person, String reason) {
        return suite.jdbc()
                .sql("""
                        select count(*) from delivery d join correspondent c using (recipient_id)
                        where c.address = ? and d.reason = ?""")
                .params(List.of(person.phone(), reason))
                .query(Long.class)
                .single();
    }
}
