package org.forewarn.alert.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forewarn.alert.warning.Cases.BRADFORD;
import static org.forewarn.alert.warning.Cases.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.forewarn.alert.warning.Decision.Draft;
import org.forewarn.alert.warning.Decision.Reason;
import org.forewarn.alert.warning.Decision.Suppress;
import org.forewarn.alert.warning.WarningPolicy.Background;
import org.forewarn.kit.place.OutwardCodes;
import org.forewarn.schemas.event.AlertConsent;
import org.forewarn.schemas.event.Certainty;
import org.forewarn.schemas.event.Lane;
import org.forewarn.schemas.event.Severity;
import org.forewarn.schemas.event.Urgency;
import org.junit.jupiter.api.Test;

class WarningPolicyTest {

    private final WarningPolicy policy =
            new WarningPolicy(OutwardCodes.uk(), WarningSettings.standard(), Templates.NONE);

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
        assertThat(content.urgency()).isEqualTo(Urgency.IMMEDIATE);
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
        return decide(Background.of("REF01"), Cases.NOW, reports);
    }

    private Decision decide(Background background, Instant now, Cases.Report... reports) {
        return policy.decide(Cases.of(reports), background, now);
    }

    @Test
    void howPressingItIsGoesByTheTimeSinceTheLastIncident() {
        assertThat(urgency(Duration.ofDays(2))).isEqualTo(Urgency.IMMEDIATE);
        assertThat(urgency(Duration.ofDays(20))).isEqualTo(Urgency.EXPECTED);
        assertThat(urgency(Duration.ofDays(200))).isEqualTo(Urgency.FUTURE);
        assertThat(urgency(Duration.ofDays(700))).isEqualTo(Urgency.PAST);
    }

    private Urgency urgency(Duration ago) {
        Decision decision = decide(Background.of("REF01"), Cases.NOW.plus(ago), report("a"));
        return ((Draft) decision).content().urgency();
    }

    @Test
    void whatIsTooLongAgoIsNotWarnedOf() {
        Instant later = Cases.NOW.plus(Duration.ofDays(3 * 365));
        assertThat(decide(
                        Background.of("REF01"),
                        later,
                        report("a").severity(Severity.MODERATE),
                        report("b").severity(Severity.MODERATE)))
                .isEqualTo(new Suppress(Reason.TOO_OLD));
        assertThat(decide(Background.of("REF01"), later, report("a"))).isInstanceOf(Draft.class);
        assertThat(decide(Background.of("REF01"), Cases.NOW.plus(Duration.ofDays(6 * 365)), report("a")))
                .isEqualTo(new Suppress(Reason.TOO_OLD));
    }

    @Test
    void whatWasWarnedOfAndHasEndedIsWarnedOfAgainOnlyWhenThereIsMore() {
        var warned = new Background("REF01", Set.of(), Set.of("a", "b"), Optional.empty());
        assertThat(decide(warned, Cases.NOW, report("a"))).isEqualTo(new Suppress(Reason.ALREADY_WARNED));
        assertThat(decide(warned, Cases.NOW, report("a"), report("c"))).isInstanceOf(Draft.class);
    }

    @Test
    void hearsayMakesNothingLikely() {
        assertThat(draft(report("a"), report("b").partner("charity-b").hearsay())
                        .certainty())
                .isEqualTo(Certainty.POSSIBLE);
        assertThat(draft(
                                report("a"),
                                report("b").partner("charity-b"),
                                report("c").partner("charity-c"))
                        .certainty())
                .isEqualTo(Certainty.OBSERVED);
    }

    private WarningContent draft(Cases.Report... reports) {
        return ((Draft) decide(reports)).content();
    }
}
