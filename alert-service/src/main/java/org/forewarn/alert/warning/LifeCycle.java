package org.forewarn.alert.warning;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.forewarn.alert.warning.Decision.Draft;
import org.forewarn.alert.warning.Decision.Reason;
import org.forewarn.alert.warning.Decision.Suppress;
import org.forewarn.schemas.event.MsgType;
import org.jspecify.annotations.Nullable;

/** What a new decision about a case does to the warning there is, or to none. */
public final class LifeCycle {

    private LifeCycle() {}

    /** What is to be done. */
    public sealed interface Step {

        /** Nothing is different. */
        record Nothing() implements Step {}

        /** There is no warning yet: draft one. */
        record Start(WarningContent content) implements Step {}

        /** Nobody was told: the draft says this from now on. */
        record Redraft(WarningContent content) implements Step {}

        /** Nobody was told, and nobody is to be. */
        record Withdraw(Reason reason) implements Step {}

        /**
         * People were told: this is what would be said now.
         *
         * @param further whether it reaches places in which nobody was told yet
         * @param review why a person must look at what was issued; null: nobody must
         */
        record Propose(
                WarningContent content,
                boolean further,
                @Nullable Review review) implements Step {}

        /** People were told, and a person must look at it; nothing new is proposed. */
        record Flag(Review review) implements Step {}
    }

    /** Why a person must look at an issued warning. */
    public enum Review {
        /** A report it rested on is gone, or its consent is. */
        REPORT_WITHDRAWN,
        /** The policy would not warn of this case any more. */
        NO_LONGER_WARRANTED,
        /** No report of its case is left. */
        CASE_CLOSED;

        /** Whether something it said may not be said any more: what was not sent yet stays unsent. */
        public boolean stopsSending() {
            return this != NO_LONGER_WARRANTED;
        }

        /** The word for the database, metrics and the API. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Whether what was not sent yet stays unsent from now on: when something is gone, and again when more is gone of what
     * was issued while a person had still to look at the first.
     *
     * @param before what it was flagged for until now; null: nothing
     * @param mayGoOn whether all that was issued last may be said still
     */
    public static boolean stopsSending(Review review, @Nullable Review before, boolean mayGoOn) {
        return review.stopsSending() && (review != before || !mayGoOn);
    }

    /**
     * How those who were told are to hear of what would be said now: by an update when it helps, or no longer helps, to
     * recognise the suspect. Else only people in new places are told, as by an alert.
     */
    public static MsgType kindOf(WarningContent issued, WarningContent proposed) {
        return recognised(issued).equals(recognised(proposed)) ? MsgType.ALERT : MsgType.UPDATE;
    }

    private static Set<String> recognised(WarningContent content) {
        return content.told().stream()
                .filter(told -> FieldKind.of(told.kind()).recognises())
                .map(Told::field)
                .collect(Collectors.toSet());
    }

    /**
     * The step from what there is to what is decided.
     *
     * @param gone whether something that people were told may not be told any more
     */
    public static Step next(@Nullable Standing standing, Decision decision, boolean gone) {
        if (standing == null) {
            return switch (decision) {
                case Draft(WarningContent content) -> new Step.Start(content);
                case Suppress ignored -> new Step.Nothing();
            };
        }
        return switch (standing.state()) {
            case DRAFTED -> drafted(standing, decision);
            case WITHDRAWN -> withdrawn(decision);
            case REJECTED -> rejected(standing, decision);
            case ISSUED -> issued(standing, decision, gone);
            case ABSORBED, ENDED -> new Step.Nothing();
        };
    }

    private static Step drafted(Standing standing, Decision decision) {
        return switch (decision) {
            case Draft(WarningContent content) when content.equals(standing.proposed()) -> new Step.Nothing();
            case Draft(WarningContent content) -> new Step.Redraft(content);
            case Suppress(Reason reason) -> new Step.Withdraw(reason);
        };
    }

    private static Step withdrawn(Decision decision) {
        return switch (decision) {
            case Draft(WarningContent content) -> new Step.Redraft(content);
            case Suppress ignored -> new Step.Nothing();
        };
    }

    /** The reviewer's no holds until there is something the reviewer did not see. */
    private static Step rejected(Standing standing, Decision decision) {
        return switch (decision) {
            case Draft(WarningContent content)
            when !standing.proposed().reportIds().containsAll(content.reportIds())
                    || content.severity().compareTo(standing.proposed().severity()) < 0 -> new Step.Redraft(content);
            case Draft ignored -> new Step.Nothing();
            case Suppress ignored -> new Step.Nothing();
        };
    }

    private static Step issued(Standing standing, Decision decision, boolean gone) {
        return switch (decision) {
            case Draft(WarningContent content) -> proposed(standing, content, gone);
            case Suppress(Reason reason) when reason == Reason.CASE_CLOSED -> new Step.Flag(Review.CASE_CLOSED);
            case Suppress ignored -> new Step.Flag(gone ? Review.REPORT_WITHDRAWN : Review.NO_LONGER_WARRANTED);
        };
    }

    private static Step proposed(Standing standing, WarningContent content, boolean gone) {
        if (!gone && content.equals(standing.proposed())) {
            return new Step.Nothing();
        }
        boolean further = !standing.coveredCodes().containsAll(content.outwardCodes());
        return new Step.Propose(content, further, gone ? Review.REPORT_WITHDRAWN : null);
    }
}
