package org.forewarn.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forewarn.alert.Suite.soon;
import static org.forewarn.alert.TestCase.open;
import static org.forewarn.alert.TestCase.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.forewarn.local.Carrier.Fate;
import org.forewarn.local.Carrier.Text;
import org.forewarn.local.Mailbox.Mail;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;

/** Stopping and starting the service in the middle of a fan-out loses no message and repeats none. */
class RestartIT {

    private static final int PEOPLE = 400;
    private static final long CARRIER_TAKES_NANOS = 40_000_000;

    @Test
    void eachMessageArrivesOnceWhenTheServiceIsStoppedAndStartedInTheMiddle() {
        try (Suite suite = Suite.start(Map.of("forewarn.campaign.page-size", 20))) {
            List<Person> people = IntStream.range(0, PEOPLE)
                    .mapToObj(number -> Person.of(number, "YO1"))
                    .toList();
            suite.subscribe(people);

            // slow enough to be stopped in the middle
            suite.carrier().decideFates(to -> {
                LockSupport.parkNanos(CARRIER_TAKES_NANOS);
                return Fate.DELIVERED;
            });
            suite.say(open(report("YO1")));
            for (int seen : new int[] {PEOPLE / 10, PEOPLE / 2}) {
                soon().until(() -> suite.allTexts().size() >= seen);
                suite.stopService();
                assertThat(suite.allTexts()).hasSizeLessThan(PEOPLE);
                suite.startService();
            }

            soon().until(() ->
                    suite.allTexts().size() >= PEOPLE && suite.allMails().size() >= PEOPLE);
            suite.settle();
            NobodyIsWarnedTwice.check(suite.allTexts(), suite.allMails());
            assertThat(suite.allTexts().stream().map(Text::to))
                    .containsExactlyInAnyOrderElementsOf(
                            people.stream().map(Person::number).toList());
            assertThat(suite.allMails().stream().map(Mail::to))
                    .containsExactlyInAnyOrderElementsOf(
                            people.stream().map(Person::email).toList());
            soon().untilAsserted(() -> assertThat(suite.jdbc()
                            .sql("select outcome || ' ' || messages from outcome_count order by channel, outcome")
                            .query(String.class)
                            .list())
                    .containsExactly("submitted " + PEOPLE, "delivered " + PEOPLE, "submitted " + PEOPLE));
        }
    }

    @Test
    void eachMessageArrivesOnceWhenASecondReplicaComesAndTheFirstGoes() {
        try (Suite suite = Suite.start(Map.of("forewarn.campaign.page-size", 20))) {
            List<Person> people = IntStream.range(0, PEOPLE)
                    .mapToObj(number -> Person.of(number, "WA1"))
                    .toList();
            suite.subscribe(people);

            suite.say(open(report("WA1")));
            soon().until(() -> suite.allTexts().size() >= PEOPLE / 10);
            var arguments = new ArrayList<>(suite.arguments());
            arguments.add("--forewarn.campaign.instance=second");
            try (var second = new SpringApplication(AlertService.class).run(arguments.toArray(String[]::new))) {
                assertThat(second.isRunning()).isTrue();
                suite.stopService();
                soon().until(() ->
                        suite.allTexts().size() >= PEOPLE && suite.allMails().size() >= PEOPLE);
            }

            suite.startService();
            suite.settle();
            NobodyIsWarnedTwice.check(suite.allTexts(), suite.allMails());
            assertThat(suite.allTexts()).hasSize(PEOPLE);
            assertThat(suite.allMails()).hasSize(PEOPLE);
        }
    }
}
