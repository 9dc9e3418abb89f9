package org.forewarn.alert.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.forewarn.alert.audience.IncidentKind;
import org.forewarn.alert.audience.QuietHours;
import org.forewarn.alert.audience.Wishes;
import org.forewarn.alert.campaign.Turn.InDigest;
import org.forewarn.alert.campaign.Turn.NotAtAll;
import org.forewarn.alert.campaign.Turn.NotBefore;
import org.forewarn.alert.campaign.Turn.Now;
import org.forewarn.schemas.event.Audience;
import org.forewarn.schemas.event.Certainty;
import org.forewarn.schemas.event.Lane;
import org.forewarn.schemas.event.MsgType;
import org.forewarn.schemas.event.Severity;
import org.forewarn.schemas.event.Urgency;
import org.forewarn.schemas.event.Warning;
import org.forewarn.schemas.serde.TrustedClasses;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** When a person is told, and when they are left alone. */
class TurnTest {

    private static final Turn.Rules RULES = new Turn.Rules(Duration.ofHours(1), 5);

    /** Winter, so that British time is UTC: half past eleven at night. */
    private static final Instant LATE = Instant.parse("2026-11-30T23:30:00Z");

    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

    @BeforeAll
    static void trustContracts() {
        TrustedClasses.trust();
    }

    @Test
    void whoWantsEverythingIsToldAtOnce() {
        assertThat(turn(routine(), Wishes.NONE, Past.NONE, NOON)).isEqualTo(new Now());
    }

    @Test
    void whatIsRoutineWaitsForTheEndOfTheQuietHours() {
        assertThat(turn(routine(), quiet("23:00", "08:30"), Past.NONE, LATE))
                .isEqualTo(new NotBefore(Instant.parse("2026-12-01T08:30:00Z")));
        assertThat(turn(routine(), quiet("23:00", "08:30"), Past.NONE, Instant.parse("2026-12-01T07:00:00Z")))
                .isEqualTo(new NotBefore(Instant.parse("2026-12-01T08:30:00Z")));
        assertThat(turn(routine(), quiet("11:00", "13:00"), Past.NONE, NOON))
                .isEqualTo(new NotBefore(Instant.parse("2026-11-30T13:00:00Z")));
    }

    @Test
    void atTheEndOfTheQuietHoursAndBeforeTheirBeginningItComes() {
        assertThat(turn(routine(), quiet("11:00", "12:00"), Past.NONE, NOON)).isEqualTo(new Now());
        assertThat(turn(routine(), quiet("12:01", "11:59"), Past.NONE, NOON)).isEqualTo(new Now());
    }

    @Test
    void quietHoursFollowBritishSummerTime() {
        Instant julyNight = Instant.parse("2026-07-10T22:30:00Z");
        assertThat(turn(routine(julyNight), quiet("23:00", "08:00"), Past.NONE, julyNight))
                .isEqualTo(new NotBefore(Instant.parse("2026-07-11T07:00:00Z")));
    }

    @Test
    void whatIsUrgentBreaksQuietHoursDigestAndBudget() {
        var wants = new Wishes(IncidentKind.all(), new QuietHours(LocalTime.of(23, 0), LocalTime.of(8, 0)), true, null);
        assertThat(turn(urgent(Severity.SEVERE), wants, new Past(null, null, 99), LATE))
                .isEqualTo(new Now());
    }

    @Test
    void whatWouldComeTooLateComesAtOnce() {
        Warning brief = Warning.newBuilder(routine(LATE))
                .setExpires(LATE.plus(Duration.ofHours(2)))
                .build();
        assertThat(turn(brief, quiet("23:00", "08:00"), Past.NONE, LATE)).isEqualTo(new Now());
    }

    @Test
    void routineWarningsOfWhoWantsADigestComeTogether() {
        assertThat(turn(routine(), new Wishes(IncidentKind.all(), null, true, null), Past.NONE, NOON))
                .isEqualTo(new InDigest());
    }

    @Test
    void afterADaysBudgetOfRoutineWarningsTheRestComesTogether() {
        assertThat(turn(routine(), Wishes.NONE, new Past(null, null, 4), NOON)).isEqualTo(new Now());
        assertThat(turn(routine(), Wishes.NONE, new Past(null, null, 5), NOON)).isEqualTo(new InDigest());
    }

    @Test
    void ofOneCaseNobodyIsToldAgainWithinTheGapUnlessItIsGraver() {
        Instant before = NOON.minus(Duration.ofMinutes(20));
        var told = new Past(before, Severity.SEVERE, 1);
        assertThat(turn(urgent(Severity.SEVERE), Wishes.NONE, told, NOON))
                .isEqualTo(new NotBefore(before.plus(Duration.ofHours(1))));
        assertThat(turn(urgent(Severity.EXTREME), Wishes.NONE, told, NOON)).isEqualTo(new Now());
        assertThat(turn(
                        urgent(Severity.SEVERE),
                        Wishes.NONE,
                        new Past(NOON.minus(Duration.ofHours(1)), Severity.SEVERE, 1),
                        NOON))
                .isEqualTo(new Now());
    }

    @Test
    void whatIsTakenBackIsToldAtOnceWhateverWasTold() {
        var told = new Past(NOON.minusSeconds(1), Severity.EXTREME, 9);
        for (MsgType kind : List.of(MsgType.CANCEL, MsgType.ALL_CLEAR)) {
            Warning end = Warning.newBuilder(routine()).setMsgType(kind).build();
            assertThat(Turn.of(
                            end,
                            Audience.TOLD,
                            new Wishes(Set.of(IncidentKind.ROBBERY_AND_THEFT), null, true, null),
                            told,
                            RULES,
                            NOON))
                    .isEqualTo(new Now());
        }
    }

    @Test
    void whoChoseKindsOfIncidentHearsOfThose() {
        Warning rape = Warning.newBuilder(routine())
                .setIncidentTypes(List.of("rape", "robbery"))
                .build();
        assertThat(turn(rape, of(IncidentKind.ROBBERY_AND_THEFT), Past.NONE, NOON))
                .isEqualTo(new Now());
        assertThat(turn(rape, of(IncidentKind.FRAUD_AND_NON_PAYMENT), Past.NONE, NOON))
                .isEqualTo(new NotAtAll());
        assertThat(turn(routine(), of(IncidentKind.FRAUD_AND_NON_PAYMENT), Past.NONE, NOON))
                .isEqualTo(new Now());
    }

    @Test
    void whoWasToldOfAWarningHearsHowItGoesOnWhateverKindsTheyChose() {
        Warning update = Warning.newBuilder(urgent(Severity.SEVERE))
                .setMsgType(MsgType.UPDATE)
                .setIncidentTypes(List.of("rape"))
                .build();
        assertThat(Turn.of(update, Audience.TOLD, of(IncidentKind.FRAUD_AND_NON_PAYMENT), Past.NONE, RULES, NOON))
                .isEqualTo(new Now());
    }

    @Test
    void aPauseHoldsForEverythingUntilItEnds() {
        var paused = new Wishes(IncidentKind.all(), null, false, NOON.plusSeconds(1));
        assertThat(turn(urgent(Severity.EXTREME), paused, Past.NONE, NOON)).isEqualTo(new NotAtAll());
        assertThat(turn(urgent(Severity.EXTREME), paused, Past.NONE, NOON.plusSeconds(1)))
                .isEqualTo(new Now());
    }

    private static Turn turn(Warning warning, Wishes wants, Past past, Instant now) {
        return Turn.of(warning, Audience.AREA, wants, past, RULES, now);
    }

    private static Wishes quiet(String from, String to) {
        return new Wishes(IncidentKind.all(), new QuietHours(LocalTime.parse(from), LocalTime.parse(to)), false, null);
    }

    private static Wishes of(IncidentKind... kinds) {
        return new Wishes(Set.of(kinds), null, false, null);
    }

    private static Warning routine() {
        return routine(NOON);
    }

    private static Warning routine(Instant sent) {
        return warning(Lane.ROUTINE, Severity.MODERATE, sent);
    }

    private static Warning urgent(Severity severity) {
        return warning(Lane.URGENT, severity, NOON);
    }

    private static Warning warning(Lane lane, Severity severity, @Nullable Instant sent) {
        Instant when = sent == null ? NOON : sent;
        return Warning.newBuilder()
                .setWarningId("22222222-2222-4222-8222-222222222222")
                .setRevision(1)
                .setCaseId("case")
                .setMsgType(MsgType.ALERT)
                .setSent(when)
                .setExpires(when.plus(Duration.ofDays(7)))
                .setUrgency(Urgency.IMMEDIATE)
                .setSeverity(severity)
                .setCertainty(Certainty.LIKELY)
                .setLane(lane)
                .setAreaDescription("Leeds")
                .setOutwardCodes(List.of("LS2"))
                .setTexts(List.of())
                .setNewcomerTexts(List.of())
                .build();
    }
}
