package org.forewarn.alert.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forewarn.alert.Suite.soon;
import static org.forewarn.alert.TestCase.open;
import static org.forewarn.alert.TestCase.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.forewarn.alert.NobodyIsWarnedTwice;
import org.forewarn.alert.Person;
import org.forewarn.alert.Suite;
import org.forewarn.alert.suppression.Suppressions;
import org.forewarn.local.Carrier;
import org.forewarn.schemas.event.Channel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People say STOP while a warning goes out to them and to many others. */
class StopDuringAFanoutIT {

    private static final String OURS = "447700900000";
    private static final int PEOPLE = 800;
    private static final int STOPS = 20;

    /** Slow enough that people can speak while it goes on. */
    private static final long CARRIER_TAKES_NANOS = 25_000_000;

    private static final long HESITATES_NANOS = 1_000_000_000;

    @SuppressWarnings("NullAway.Init")
    private Suite suite;

    private List<Person> stopping = List.of();

    @BeforeEach
    void start() {
        // at this carrier each text from a phone waits behind those that are in its hands
        suite = Suite.start(Map.of("forewarn.delivery.sms.providers[0].window", 10));
    }

    @AfterEach
    void stop() {
        // what is suppressed stands in a topic that other tests read too
        stopping.forEach(person -> suite.bean(Suppressions.class).lift(Channel.SMS, person.phone()));
        suite.close();
    }

    @Test
    void nothingGoesToAPhoneOnceItsStopWasTaken() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("seed " + seed);
        List<Person> people = IntStream.range(0, PEOPLE)
                .mapToObj(i -> Person.of(i, "BT74").textsOnly())
                .toList();
        suite.subscribe(people);
        suite.carrier().decideFates(to -> {
            LockSupport.parkNanos(CARRIER_TAKES_NANOS);
            return Carrier.Fate.DELIVERED;
        });
        var shuffled = new ArrayList<>(people);
        Collections.shuffle(shuffled, new Random(seed));
        stopping = shuffled.subList(0, STOPS);

        suite.say(open(report("BT74")));
        soon().until(() -> suite.carrier().texts().size() > 20);
        Map<Person, Instant> stopped = new LinkedHashMap<>();
        for (Person person : stopping) {
            suite.carrier().sendFrom(person.number(), OURS, "STOP");
            stopped.put(person, Instant.now());
        }
        int before = warnings(suite.allTexts()).size();
        assertThat(before).as("the fan-out goes on while they speak").isLessThan(PEOPLE - 2 * STOPS);

        soon().until(() -> finished() == PEOPLE);
        stopped.forEach((person, at) -> assertThat(warnings(suite.texts(person)))
                .as("seed %d", seed)
                .noneMatch(text -> text.at().isAfter(at)));
        long spared = stopping.stream()
                .filter(person -> warnings(suite.texts(person)).isEmpty())
                .count();
        assertThat(spared).as("some spoke before it came to them").isPositive();
        assertThat(warnings(suite.allTexts()).size()).isEqualTo(PEOPLE - (int) spared);
        soon().until(() -> stopping.stream().allMatch(person -> suite.texts(person).stream()
                .anyMatch(text -> text.body().contains("no more messages"))));
        NobodyIsWarnedTwice.check(warnings(suite.allTexts()), suite.allMails());
    }

    @Test
    void aStopIsNotTakenWhileATextToThatPhoneIsOnItsWay() {
        Person person = Person.of(1, "BT80").textsOnly();
        suite.subscribe(person);
        var taken = new CompletableFuture<Instant>();
        suite.carrier().decideFates(to -> {
            if (to.equals(person.number()) && !taken.isDone()) {
                taken.completeAsync(() -> {
                    suite.carrier().sendFrom(person.number(), OURS, "STOP");
                    return Instant.now();
                });
                LockSupport.parkNanos(HESITATES_NANOS);
            }
            return Carrier.Fate.DELIVERED;
        });

        suite.say(open(report("BT80")));
        soon().until(() -> suite.texts(person).size() == 2);
        assertThat(warnings(suite.texts(person))).singleElement().satisfies(text -> assertThat(text.at())
                .isBefore(taken.join()));
    }

    private static List<Carrier.Text> warnings(List<Carrier.Text> texts) {
        return texts.stream().filter(text -> text.body().startsWith("WARNING")).toList();
    }

    private long finished() {
        return suite.jdbc()
                .sql(
                        "select count(*) from delivery where revision = 1 and state in ('submitted', 'delivered', 'suppressed')")
                .query(Long.class)
                .single();
    }
}
