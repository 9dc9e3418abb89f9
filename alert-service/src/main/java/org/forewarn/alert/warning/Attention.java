package org.forewarn.alert.warning;

import java.util.Locale;
import java.util.Optional;
import org.forewarn.alert.warning.LifeCycle.Review;
import org.forewarn.schemas.event.Certainty;
import org.forewarn.schemas.event.Severity;
import org.forewarn.schemas.event.Urgency;
import org.jspecify.annotations.Nullable;

/** Why somebody is to look at a warning, the most pressing first, and how pressing that is. */
public enum Attention {
    /** People were told something that a reporter has taken back. */
    REPORT_WITHDRAWN(3, 3),
    /** Nothing is left of what people were told. */
    CASE_CLOSED(3, 2),
    /** People were told what the policy would not tell now. */
    NO_LONGER_WARRANTED(2, 0),
    /** One person has said yes; another must. */
    SECOND_APPROVAL(1, 3),
    DRAFT(1, 2),
    /** More is known than people were told. */
    UPDATE(1, 1),
    /** It ends soon unless somebody prolongs it. */
    EXPIRING(1, 0);

    /** Flags stand above everything else, however grave that is. */
    private static final int TIER = 10_000;

    private static final int RISK = 10;

    private final int tier;
    private final int order;

    Attention(int tier, int order) {
        this.tier = tier;
        this.order = order;
    }

    /**
     * What there is to decide by.
     *
     * @param flagged why a person must look at what was issued; null: nobody must
     * @param approved how many have said yes to what would be sent
     * @param news whether what would be said now differs from what was issued last
     * @param expiring whether it ends soon, and nobody has said to let it
     */
    public record Situation(
            WarningState state, @Nullable Review flagged, int approved, boolean news, boolean expiring) {}

    /** Nothing: nobody need look at it. */
    public static Optional<Attention> of(Situation situation) {
        return switch (situation.state()) {
            case WITHDRAWN, REJECTED, ENDED, ABSORBED -> Optional.empty();
            case DRAFTED -> Optional.of(situation.approved() > 0 ? SECOND_APPROVAL : DRAFT);
            case ISSUED -> issued(situation);
        };
    }

    private static Optional<Attention> issued(Situation situation) {
        if (situation.flagged() != null) {
            return Optional.of(
                    switch (situation.flagged()) {
                        case REPORT_WITHDRAWN -> REPORT_WITHDRAWN;
                        case CASE_CLOSED -> CASE_CLOSED;
                        case NO_LONGER_WARRANTED -> NO_LONGER_WARRANTED;
                    });
        }
        if (situation.approved() > 0) {
            return Optional.of(SECOND_APPROVAL);
        }
        if (situation.news()) {
            return Optional.of(UPDATE);
        }
        return situation.expiring() ? Optional.of(EXPIRING) : Optional.empty();
    }

    /** Why and how grave, in one number: greater is more pressing. Flags first, then risk, then why. */
    public int rank(Severity severity, Certainty certainty, Urgency urgency) {
        int risk = weight(severity) * 25 + weight(certainty) * 5 + weight(urgency);
        return tier * TIER + risk * RISK + order;
    }

    private static int weight(Severity severity) {
        return switch (severity) {
            case EXTREME -> 4;
            case SEVERE -> 3;
            case MODERATE -> 2;
            case MINOR -> 1;
            case UNKNOWN -> 0;
        };
    }

    private static int weight(Certainty certainty) {
        return switch (certainty) {
            case OBSERVED -> 4;
            case LIKELY -> 3;
            case POSSIBLE -> 2;
            case UNLIKELY -> 1;
            case UNKNOWN -> 0;
        };
    }

    private static int weight(Urgency urgency) {
        return switch (urgency) {
            case IMMEDIATE -> 4;
            case EXPECTED -> 3;
            case FUTURE -> 2;
            case PAST -> 1;
            case UNKNOWN -> 0;
        };
    }

    /** The word in the database, the API and pages. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is about something that people were told and perhaps should not have been. */
    public boolean isFlag() {
        return tier > 1;
    }
}
