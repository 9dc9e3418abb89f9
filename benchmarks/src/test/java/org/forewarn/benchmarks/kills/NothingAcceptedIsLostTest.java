package org.forewarn.benchmarks.kills;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.forewarn.benchmarks.kills.Violation.AcceptedWithoutBroker;
import org.forewarn.benchmarks.kills.Violation.Doubled;
import org.forewarn.benchmarks.kills.Violation.Lost;
import org.forewarn.benchmarks.kills.Violation.Renamed;
import org.forewarn.benchmarks.kills.Violation.SeveralContents;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each way to break the guarantee is planted into a run in which it was kept. */
class NothingAcceptedIsLostTest {

    private static final Outage OUTAGE = new Outage(millis(10_000), millis(12_000));

    private final List<Attempt> attempts = new ArrayList<>(List.of(
            attempt("A", 1_000, 1_010, "id-a"),
            attempt("B", 2_000, 2_010, "id-b"),
            // sent before the broker was killed, answered by nobody, sent again
            attempt("C", 9_990, 11_000, null),
            attempt("C", 12_500, 12_510, "id-c")));

    private final List<Stored> stored =
            new ArrayList<>(List.of(stored("A", 1_005), stored("B", 2_005), stored("C", 9_995), stored("C", 12_505)));

    @Test
    void aRunWithoutLossesHasNoViolations() {
        assertThat(violations()).isEmpty();
    }

    @Test
    void aRepeatOfWhatWasSentAgainIsCounted() {
        assertThat(NothingAcceptedIsLost.repeats(stored)).isEqualTo(1);
    }

    @Test
    void aPlantedLossIsFound() {
        stored.remove(stored("B", 2_005));

        assertThat(violations()).containsExactly(new Lost("B", "id-b"));
    }

    @Test
    void aPlantedDoubleIsFound() {
        stored.add(stored("A", 3_000));

        assertThat(violations()).containsExactly(new Doubled("A", 2, 1));
    }

    @Test
    void aRecordThatNobodySentIsFound() {
        stored.add(stored("D", 3_000));

        assertThat(violations()).containsExactly(new Doubled("D", 1, 0));
    }

    @Test
    void aRepeatWithAnotherContentIsFound() {
        stored.remove(stored("C", 12_505));
        stored.add(new Stored("id-c", "C", "another content", millis(12_505)));

        assertThat(violations()).containsExactly(new SeveralContents("C", 2));
    }

    @Test
    void anAcceptanceOfWhatWasSentWithoutABrokerIsFound() {
        Attempt planted = attempt("E", 10_001, 10_002, "id-e");
        attempts.add(planted);
        stored.add(stored("E", 12_100));

        assertThat(violations()).containsExactly(new AcceptedWithoutBroker(planted));
    }

    @Test
    void anAcceptanceLongAfterTheBrokersEndIsFound() {
        Attempt planted = attempt("E", 9_999, 10_000 + NothingAcceptedIsLost.ON_ITS_WAY.toMillis() + 1, "id-e");
        attempts.add(planted);
        stored.add(stored("E", 12_100));

        assertThat(violations()).containsExactly(new AcceptedWithoutBroker(planted));
    }

    @Test
    void anAcceptanceOfWhatTheTopicHadBeforeTheBrokersEndIsTrue() {
        attempts.add(attempt("A", 10_001, 10_002, "id-a"));

        assertThat(violations()).isEmpty();
    }

    @Test
    void anAnswerGivenBeforeTheBrokersEndMayArriveAfterIt() {
        attempts.add(attempt("E", 9_999, 10_100, "id-e"));
        stored.add(stored("E", 12_100));

        assertThat(violations()).isEmpty();
    }

    @Test
    void anAnswerAfterTheNextBrokerWasBegunIsNone() {
        attempts.add(attempt("E", 11_000, 12_001, "id-e"));
        stored.add(stored("E", 12_001));

        assertThat(violations()).isEmpty();
    }

    @Test
    void aSecondIdForOneReportIsFound() {
        attempts.add(attempt("A", 13_000, 13_010, "id-b"));

        assertThat(violations()).containsExactly(new Renamed("A", Set.of("id-a", "id-b")));
    }

    private List<Violation> violations() {
        return NothingAcceptedIsLost.violations(attempts, List.of(OUTAGE), stored);
    }

    private static Attempt attempt(String reference, long sentMillis, long endedMillis, @Nullable String reportId) {
        return new Attempt(reference, millis(sentMillis), millis(endedMillis), reportId);
    }

    private static Stored stored(String reference, long appendedMillis) {
        return new Stored(
                "id-" + reference.toLowerCase(Locale.ROOT),
                reference,
                "content of " + reference,
                millis(appendedMillis));
    }

    private static long millis(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
