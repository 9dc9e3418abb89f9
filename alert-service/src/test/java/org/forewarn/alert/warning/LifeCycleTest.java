package org.forewarn.alert.warning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.forewarn.alert.warning.Decision.Draft;
import org.forewarn.alert.warning.Decision.Reason;
import org.forewarn.alert.warning.Decision.Suppress;
import org.forewarn.alert.warning.LifeCycle.Review;
import org.forewarn.alert.warning.LifeCycle.Step;
import org.forewarn.schemas.event.Certainty;
import org.forewarn.schemas.event.Lane;
import org.forewarn.schemas.event.MsgType;
import org.forewarn.schemas.event.Severity;
import org.forewarn.schemas.event.Urgency;
import org.junit.jupiter.api.Test;

class LifeCycleTest {

    private static final WarningContent LEEDS = content("a text", List.of("LS1", "LS2"), List.of("r1"));
    private static final WarningContent OTHER_TEXT = content("another", List.of("LS1"), List.of("r1", "r2"));
    private static final WarningContent LARGER = content("a text", List.of("BD1", "LS1", "LS2"), List.of("r1", "r2"));
    private static final WarningContent WITHOUT_R1 = content("a text", List.of("LS1"), List.of("r2"));

    @Test
    void aCaseWorthAWarningStartsOne() {
        assertThat(LifeCycle.next(null, new Draft(LEEDS), false)).isEqualTo(new Step.Start(LEEDS));
        assertThat(LifeCycle.next(null, new Suppress(Reason.NO_CONSENT), false)).isEqualTo(new Step.Nothing());
    }

    @Test
    void aDraftFollowsItsCase() {
        Standing drafted = standing(WarningState.DRAFTED);
        assertThat(LifeCycle.next(drafted, new Draft(LEEDS), false)).isEqualTo(new Step.Nothing());
        assertThat(LifeCycle.next(drafted, new Draft(LARGER), false)).isEqualTo(new Step.Redraft(LARGER));
        assertThat(LifeCycle.next(drafted, new Suppress(Reason.NO_CONSENT), false))
                .isEqualTo(new Step.Withdraw(Reason.NO_CONSENT));
    }

    @Test
    void whatIsGoneStopsTheSendingAlsoWhenAPersonHasStillToLookAtWhatWentBefore() {
        assertThat(LifeCycle.stopsSending(Review.REPORT_WITHDRAWN, null, true)).isTrue();
        assertThat(LifeCycle.stopsSending(Review.REPORT_WITHDRAWN, Review.REPORT_WITHDRAWN, false))
                .as("issued to new people since, and that cannot be said any more either")
                .isTrue();
        assertThat(LifeCycle.stopsSending(Review.REPORT_WITHDRAWN, Review.REPORT_WITHDRAWN, true))
                .as("issued to new people since, without what is gone")
                .isFalse();
        assertThat(LifeCycle.stopsSending(Review.NO_LONGER_WARRANTED, null, false))
                .isFalse();
    }

    @Test
    void aWithdrawnDraftMayBeDraftedAgain() {
        Standing withdrawn = standing(WarningState.WITHDRAWN);
        assertThat(LifeCycle.next(withdrawn, new Draft(LEEDS), false)).isEqualTo(new Step.Redraft(LEEDS));
        assertThat(LifeCycle.next(withdrawn, new Suppress(Reason.CASE_CLOSED), false))
                .isEqualTo(new Step.Nothing());
    }

    @Test
    void anIssuedWarningReachesFurtherOnlyWhenItsAreaGrows() {
        Standing issued = standing(WarningState.ISSUED);
        assertThat(LifeCycle.next(issued, new Draft(LEEDS), false)).isEqualTo(new Step.Nothing());
        assertThat(LifeCycle.next(issued, new Draft(OTHER_TEXT), false))
                .isEqualTo(new Step.Propose(OTHER_TEXT, false, null));
        assertThat(LifeCycle.next(issued, new Draft(LARGER), false)).isEqualTo(new Step.Propose(LARGER, true, null));
    }

    @Test
    void anIssuedWarningIsFlaggedWhenWhatItRestedOnIsGone() {
        Standing issued = standing(WarningState.ISSUED);
        assertThat(LifeCycle.next(issued, new Draft(WITHOUT_R1), true))
                .isEqualTo(new Step.Propose(WITHOUT_R1, false, Review.REPORT_WITHDRAWN));
        assertThat(LifeCycle.next(issued, new Suppress(Reason.NO_CONSENT), true))
                .isEqualTo(new Step.Flag(Review.REPORT_WITHDRAWN));
        assertThat(LifeCycle.next(issued, new Suppress(Reason.TOO_OLD), false))
                .isEqualTo(new Step.Flag(Review.NO_LONGER_WARRANTED));
        assertThat(LifeCycle.next(issued, new Suppress(Reason.CASE_CLOSED), false))
                .isEqualTo(new Step.Flag(Review.CASE_CLOSED));
    }

    @Test
    void anAbsorbedWarningIsLeftAlone() {
        assertThat(LifeCycle.next(standing(WarningState.ABSORBED), new Draft(LARGER), false))
                .isEqualTo(new Step.Nothing());
    }

    @Test
    void aReviewersNoHoldsUntilTheCaseGrowsOrGetsWorse() {
        Standing rejected = standing(WarningState.REJECTED);
        assertThat(LifeCycle.next(rejected, new Draft(WITHOUT_R1), false)).isEqualTo(new Step.Redraft(WITHOUT_R1));
        assertThat(LifeCycle.next(rejected, new Draft(content("other words", List.of("LS1"), List.of("r1"))), false))
                .isEqualTo(new Step.Nothing());
        assertThat(LifeCycle.next(rejected, new Suppress(Reason.NO_CONSENT), false))
                .isEqualTo(new Step.Nothing());
    }

    @Test
    void whoWasToldHearsAgainOnlyOfWhatHelpsToRecognise() {
        WarningContent told = telling("phone:07700 900001");
        assertThat(LifeCycle.kindOf(told, telling("phone:07700 900001", "month:2026-03")))
                .isEqualTo(MsgType.ALERT);
        assertThat(LifeCycle.kindOf(told, telling("phone:07700 900001", "vehicle:AB12 CDE")))
                .isEqualTo(MsgType.UPDATE);
        assertThat(LifeCycle.kindOf(told, telling("month:2026-03"))).isEqualTo(MsgType.UPDATE);
    }

    private static WarningContent telling(String... fields) {
        return new WarningContent(
                Severity.SEVERE,
                Certainty.POSSIBLE,
                Urgency.IMMEDIATE,
                Lane.URGENT,
                "Leeds",
                List.of("LS1"),
                List.of(new WarningText("en", "headline", String.join(" ", fields), "discreet")),
                List.of("r1"),
                false,
                24,
                1,
                List.of(),
                List.of(fields).stream()
                        .map(field -> new Told(field, field.substring(0, field.indexOf(':')), "words", List.of("r1")))
                        .toList(),
                List.of());
    }

    private static Standing standing(WarningState state) {
        return new Standing(state, LEEDS, Set.of("LS1", "LS2"), Set.of("r1"));
    }

    private static WarningContent content(String text, List<String> codes, List<String> reports) {
        return new WarningContent(
                Severity.SEVERE,
                Certainty.POSSIBLE,
                Urgency.IMMEDIATE,
                Lane.URGENT,
                "Leeds",
                codes,
                List.of(new WarningText("en", "headline", text, "discreet")),
                reports);
    }
}
