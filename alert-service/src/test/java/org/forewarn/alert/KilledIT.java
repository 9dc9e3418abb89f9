package org.forewarn.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forewarn.alert.Suite.soon;
import static org.forewarn.alert.TestCase.open;
import static org.forewarn.alert.TestCase.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.forewarn.local.Carrier.Text;
import org.forewarn.local.Mailbox.Mail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Killing the service in the middle of a fan-out misses nobody, and repeats at most what was in a provider's hands. */
class KilledIT {

    private static final int PEOPLE = 300;
    private static final int WINDOW = 5;
    private static final int KILLS = 2;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void nobodyIsMissedAndOnlyWhatWasInFlightIsRepeated() throws Exception {
        try (Suite suite = Suite.start(Map.of(
                "forewarn.campaign.page-size",
                20,
                "forewarn.delivery.sms.providers[0].window",
                WINDOW,
                "forewarn.delivery.email.providers[0].window",
                WINDOW,
                "forewarn.delivery.in-doubt-after",
                "2s"))) {
            List<Person> people = IntStream.range(0, PEOPLE)
                    .mapToObj(number -> Person.of(number, "HU1"))
                    .toList();
            suite.subscribe(people);
            suite.stopService();

            suite.say(open(report("HU1")));
            for (int kill = 1; kill <= KILLS; kill++) {
                int seen = PEOPLE * kill / (KILLS + 1);
                Process service = startProcess(suite);
                try {
                    soon().until(() -> suite.allTexts().size() >= seen);
                } finally {
                    service.destroyForcibly().waitFor();
                }
            }
            suite.startService();

            soon().untilAsserted(
                            () -> assertThat(number(suite.allTexts().stream().map(Text::to)) == PEOPLE
                                            && number(suite.allMails().stream().map(Mail::to)) == PEOPLE)
                                    .as(() -> "nobody is missed; " + states(suite))
                                    .isTrue());
            suite.settle();
            assertThat(repeats(suite.allTexts().stream().map(Text::reference)))
                    .as("texts that arrived again")
                    .isLessThanOrEqualTo(WINDOW * KILLS);
            assertThat(repeats(suite.allMails().stream().map(Mail::messageId)))
                    .as("mails that arrived again")
                    .isLessThanOrEqualTo(WINDOW * KILLS);
        }
    }

    private static List<String> states(Suite suite) {
        return suite.jdbc()
                .sql("select channel || ' ' || state || ' ' || coalesce(reason, '') || ': ' || count(*)"
                        + " from delivery group by channel, state, reason order by 1")
                .query(String.class)
                .list();
    }

    private Process startProcess(Suite suite) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-cp",
                System.getProperty("java.class.path"),
                AlertService.class.getName()));
        command.addAll(suite.arguments());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("service.log").toFile())
                .start();
    }

    private static long number(Stream<String> names) {
        return names.distinct().count();
    }

    private static long repeats(Stream<String> names) {
        return names.collect(Collectors.groupingBy(name -> name, Collectors.counting())).values().stream()
                .mapToLong(times -> times - 1)
                .sum();
    }
}
