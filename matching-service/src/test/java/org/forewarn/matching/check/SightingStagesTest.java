package org.forewarn.matching.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.forewarn.matching.Events;
import org.forewarn.schemas.event.CheckOutcome;
import org.junit.jupiter.api.Test;

class SightingStagesTest {

    private final IndexInMemory index = new IndexInMemory();

    @Test
    void aWithdrawnReportLeavesNoRow() {
        index.with(Events.submitted("a").checker().phone(1).plate("AB12 CDE"));
        assertThat(index.sightings.rows()).isNotEmpty();

        index.take(index.withdraw("a"));

        assertThat(index.sightings.rows()).isEmpty();
        assertThat(index.sighted.rows()).isEmpty();
    }

    @Test
    void anAmendedReportLeavesTheKeysOfWhatItDropped() {
        index.with(Events.submitted("a").checker().phone(1).phone(2));

        index.with(Events.submitted("a").checker().phone(2).phone(3));

        assertThat(known(1)).isEqualTo(CheckOutcome.UNKNOWN);
        assertThat(known(2)).isEqualTo(CheckOutcome.KNOWN);
        assertThat(known(3)).isEqualTo(CheckOutcome.KNOWN);
    }

    @Test
    void aReportThatComesBackAfterItsWithdrawalIsThere() {
        index.with(Events.submitted("a").checker().phone(1));
        index.take(index.withdraw("a"));

        index.with(Events.submitted("a").checker().phone(1));

        assertThat(known(1)).isEqualTo(CheckOutcome.KNOWN);
    }

    @Test
    void anOldRowThatComesLateChangesNothing() {
        List<SightedStage.Row> old = index.rows(
                Events.submitted("a").checker().phone(1).type("theft").event());
        index.take(
                index.rows(Events.submitted("a").checker().phone(1).type("rape").event()));
        var newest = List.copyOf(index.sightings.rows());

        index.take(old);

        assertThat(List.copyOf(index.sightings.rows())).isEqualTo(newest);
    }

    @Test
    void anOldLeavingDoesNotTakeANewerRowAway() {
        index.with(Events.submitted("a").checker().phone(1));
        List<SightedStage.Row> leaving = index.withdraw("a");
        List<SightedStage.Row> again =
                index.rows(Events.submitted("a").checker().phone(1).event());
        index.take(again);

        index.take(leaving);

        assertThat(known(1)).isEqualTo(CheckOutcome.KNOWN);
    }

    @Test
    void whatNeverWasCanBeWithdrawn() {
        assertThat(index.withdraw("a")).isEmpty();
    }

    @Test
    void aReportHasABoundedNumberOfKeysWholeOnesFirst() {
        var submission = Events.submitted("a").checker();
        for (int i = 0; i < 60; i++) {
            submission.plate("AB%02d XYQ".formatted(i)).plate("CD%02d KLM".formatted(i));
        }
        index.with(submission.phone(1));

        assertThat(index.sightings.rows()).hasSize(SightingKeys.MAX_KEYS);
        assertThat(known(1)).isEqualTo(CheckOutcome.KNOWN);
    }

    @Test
    void noKeyTellsWhatItIsMadeOf() {
        index.rows(Events.submitted("a").checker().phone(123).plate("AB12 CDE").event())
                .forEach(row -> assertThat(row.key()).matches("[0-9a-f]{32}"));
    }

    private CheckOutcome known(int serial) {
        return index.ask(CheckKind.PHONE, "07700 900%03d".formatted(serial)).outcome();
    }
}
