package org.forewarn.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forewarn.alert.Suite.soon;
import static org.forewarn.alert.TestCase.open;
import static org.forewarn.alert.TestCase.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.forewarn.local.Carrier;
import org.forewarn.local.Carrier.Fate;
import org.forewarn.local.Carrier.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two carriers, of which the first gets into trouble. */
class TwoProvidersIT {

    private final Carrier second = Carrier.start(0);

    @SuppressWarnings("NullAway.Init")
    private Suite suite;

    @BeforeEach
    void start() {
        String its = "forewarn.delivery.sms.providers[1].";
        suite = Suite.start(Map.of(
                its + "name",
                "second",
                its + "smpp.host",
                "127.0.0.1",
                its + "smpp.port",
                second.port(),
                its + "smpp.password",
                second.password()));
    }

    @AfterEach
    void stop() {
        suite.close();
        second.close();
    }

    @Test
    void bothCarryTheirPart() {
        warn(people(200, "LS2"), "LS2");
        soon().until(() -> all().size() == 200);
        assertThat(suite.allTexts()).hasSizeBetween(60, 140);
        NobodyIsWarnedTwice.check(all(), suite.allMails());
    }

    @Test
    void whatTheFirstCannotTakeTheSecondDoesAndNobodyIsWarnedTwice() {
        suite.carrier().decideFates(to -> Fate.FAULT);
        warn(people(200, "LS6"), "LS6");
        soon().until(() -> second.texts().size() == 200);
        suite.settle();
        assertThat(all()).hasSize(200);
        NobodyIsWarnedTwice.check(all(), suite.allMails());
    }

    @Test
    void oneThatGoesAwayInTheMiddleLosesNobody() {
        warn(people(400, "LS8"), "LS8");
        soon().until(() -> suite.allTexts().size() >= 30);
        suite.stopCarrier();
        soon().until(() -> all().stream().map(Text::to).distinct().count() == 400);
        assertThat(all().size()).as("what was in its hands may come again").isLessThanOrEqualTo(500);
    }

    private List<Text> all() {
        var all = new ArrayList<>(suite.allTexts());
        all.addAll(second.texts());
        return all;
    }

    private void warn(List<Person> people, String outwardCode) {
        suite.subscribe(people);
        suite.say(open(report(outwardCode)));
    }

    private static List<Person> people(int number, String outwardCode) {
        return IntStream.range(0, number)
                .mapToObj(each -> Person.of(each, outwardCode).textsOnly())
                .toList();
    }
}
