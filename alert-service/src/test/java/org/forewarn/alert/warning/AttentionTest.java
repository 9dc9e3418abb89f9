package org.forewarn.alert.warning;

import static org.assertj.core.api.Assertions.assertThat;

import org.forewarn.alert.warning.Attention.Situation;
import org.forewarn.alert.warning.LifeCycle.Review;
import org.forewarn.schemas.event.Certainty;
import org.forewarn.schemas.event.Severity;
import org.forewarn.schemas.event.Urgency;
import org.junit.jupiter.api.Test;

class AttentionTest {

    @Test
    void aDraftWaitsUntilItIsDecided() {
        assertThat(Attention.of(new Situation(WarningState.DRAFTED, null, 0, false, false)))
                .contains(Attention.DRAFT);
        assertThat(Attention.of(new Situation(WarningState.DRAFTED, null, 1, false, false)))
                .contains(Attention.SECOND_APPROVAL);
        assertThat(Attention.of(new Situation(WarningState.REJECTED, null, 0, false, false)))
                .isEmpty();
    }

    @Test
    void anIssuedWarningWantsAttentionForItsFlagThenForNewsThenForItsEnd() {
        assertThat(Attention.of(issued(Review.REPORT_WITHDRAWN, true, true))).contains(Attention.REPORT_WITHDRAWN);
        assertThat(Attention.of(issued(null, true, true))).contains(Attention.UPDATE);
        assertThat(Attention.of(issued(null, false, true))).contains(Attention.EXPIRING);
        assertThat(Attention.of(issued(null, false, false))).isEmpty();
    }

    @Test
    void theMildestFlagStandsAboveTheGravestDraft() {
        assertThat(Attention.REPORT_WITHDRAWN.rank(Severity.UNKNOWN, Certainty.UNKNOWN, Urgency.UNKNOWN))
                .isGreaterThan(Attention.DRAFT.rank(Severity.EXTREME, Certainty.OBSERVED, Urgency.IMMEDIATE))
                .isGreaterThan(
                        Attention.NO_LONGER_WARRANTED.rank(Severity.EXTREME, Certainty.OBSERVED, Urgency.IMMEDIATE));
    }

    @Test
    void amongOthersTheGraverComesFirstWhateverItIsFor() {
        int graver = Attention.EXPIRING.rank(Severity.EXTREME, Certainty.POSSIBLE, Urgency.PAST);
        assertThat(graver)
                .isGreaterThan(Attention.SECOND_APPROVAL.rank(Severity.SEVERE, Certainty.OBSERVED, Urgency.IMMEDIATE));
    }

    private static Situation issued(@org.jspecify.annotations.Nullable Review flag, boolean news, boolean expiring) {
        return new Situation(WarningState.ISSUED, flag, 0, news, expiring);
    }
}
