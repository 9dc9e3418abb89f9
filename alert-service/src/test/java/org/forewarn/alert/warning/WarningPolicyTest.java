package org.forewarn.alert.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forewarn.alert.warning.Cases.BRADFORD;
import static org.forewarn.alert.warning.Cases.report;

import org.forewarn.alert.warning.Decision.Draft;
import org.forewarn.alert.warning.Decision.Reason;
import org.forewarn.alert.warning.Decision.Suppress;
import org.forewarn.kit.place.OutwardCodes;
import org.forewarn.schemas.event.AlertConsent;
import org.forewarn.schemas.event.Certainty;
import org.forewarn.schemas.event.Lane;
import org.forewarn.schemas.event.Severity;
import org.forewarn.schemas.event.Urgency;
import org.junit.jupiter.api.Test;

class WarningPolicyTest {

    private final WarningPolicy policy = new WarningPolicy(OutwardCodes.uk(), 10);

    @Test
    void aSevereReportIsEnough() {
        WarningContent content = draft(report("a"));
        assertThat(content.severity()).isEqualTo(Severity.SEVERE);
        assertThat(content.lane()).isEqualTo(Lane.URGENT);
        assertThat(content.urgency()).isEqualTo(Urgency.IMMEDIATE);
        assertThat(content.reportIds()).containsExactly("a");
    }

    @Test
    void oneModerateReportIsNotEnough() {
        assertThat(decide(report("a").severity(Severity.MODERATE))).isEqualTo(new Suppress(Reason.NOT_SEVERE_ENOUGH));
    }

    @Test
    void twoModerateReportsAreEnoughAndRoutine() {
        WarningContent content =
                draft(report("a").severity(Severity.MODERATE), report("b").severity(Severity.MODERATE));
        assertThat(content.lane()).isEqualTo(Lane.ROUTINE);
        assertThat(content.urgency()).isEqualTo(Urgency.EXPECTED);
    }

    @Test
    void manyMinorReportsAreNotEnough() {
        assertThat(decide(report("a").severity(Severity.MINOR), report("b").severity(Severity.UNKNOWN)))
                .isEqualTo(new Suppress(Reason.NOT_SEVERE_ENOUGH));
    }

    @Test
    void aReportWithoutConsentDoesNotCount() {
        assertThat(decide(
                        report("a").severity(Severity.MODERATE),
                        report("b").severity(Severity.EXTREME).consent(AlertConsent.NONE)))
                .isEqualTo(new Suppress(Reason.NOT_SEVERE_ENOUGH));
        assertThat(decide(report("a").consent(AlertConsent.NONE))).isEqualTo(new Suppress(Reason.NO_CONSENT));
    }

    @Test
    void aReportInEscrowDoesNotCountUntilEnoughReportsLinkToIt() {
        assertThat(decide(report("a").escrow(2, 1))).isEqualTo(new Suppress(Reason.NO_CONSENT));
        assertThat(draft(report("a").escrow(2, 2)).reportIds()).containsExactly("a");
    }

    @Test
    void withoutAPlaceThereIsNobodyToWarn() {
        assertThat(decide(report("a").nowhere())).isEqualTo(new Suppress(Reason.NO_AREA));
    }

    @Test
    void theAreaIsAroundEachPlaceThatMayBeUsed() {
        assertThat(draft(report("a")).outwardCodes())
                .contains("LS2", "LS1", "LS6")
                .doesNotContain("BD1", "YO1");
        assertThat(draft(report("a"), report("b").at(BRADFORD)).outwardCodes()).contains("LS2", "BD1");
        assertThat(draft(report("a"), report("b").at(BRADFORD).consent(AlertConsent.NONE))
                        .outwardCodes())
                .doesNotContain("BD1");
    }

    @Test
    void reportsOfTwoCharitiesMakeItLikelyButOnlyThoseThatMayBeUsed() {
        assertThat(draft(report("a"), report("b")).certainty()).isEqualTo(Certainty.POSSIBLE);
        assertThat(draft(report("a"), report("b").partner("charity-b")).certainty())
                .isEqualTo(Certainty.LIKELY);
        assertThat(draft(report("a"), report("b").partner("charity-b").consent(AlertConsent.NONE))
                        .certainty())
                .isEqualTo(Certainty.POSSIBLE);
    }

    @Test
    void theOrderOfReportsMakesNoDifference() {
        Cases.Report a = report("a").phone("+447700900001").severity(Severity.MODERATE);
        Cases.Report b = report("b").phone("+447700900002").at(BRADFORD).types("rape");
        assertThat(decide(a, b)).isEqualTo(decide(b, a));
    }

    private Decision decide(Cases.Report... reports) {
        return policy.decide(Cases.of(reports));
    }

    private WarningContent draft(Cases.Report... reports) {
        return ((Draft) decide(reports)).content();
    }
}
