package org.forewarn.alert.desk;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.forewarn.alert.warning.CaseFacts;
import org.forewarn.alert.warning.Composition;
import org.forewarn.alert.warning.LifeCycle.Review;
import org.forewarn.alert.warning.Reference;
import org.forewarn.alert.warning.Standing;
import org.forewarn.alert.warning.WarningContent;
import org.forewarn.alert.warning.WarningState;
import org.forewarn.schemas.event.MsgType;
import org.jspecify.annotations.Nullable;

/**
 * A warning as the database has it.
 *
 * @param number grows with each new warning
 * @param version how often what would be sent changed
 * @param revision the last that was issued; 0: none
 * @param issued what was said last; null: nothing
 * @param facts what its case knows now
 * @param composition what a reviewer chose to say; null: the policy chose
 * @param next what approving would issue
 * @param flagged why a person must look at what was issued; null: nobody must
 * @param takenBy who works on it; null: nobody
 * @param dismissed the version that a person decided not to tell of
 * @param attention why somebody is to look at it; null: nobody is
 * @param heard every outward code to which the last of what was said went
 * @param sendsFrom messages of lesser revisions are not sent any more
 * @param expires when the last revision does; null: none was issued
 */
record WarningRow(
        UUID warningId,
        long number,
        String caseId,
        WarningState state,
        WarningContent proposed,
        int version,
        int revision,
        Set<String> covered,
        Set<String> restedOn,
        @Nullable WarningContent issued,
        CaseFacts facts,
        @Nullable Composition composition,
        MsgType next,
        @Nullable Review flagged,
        @Nullable UUID takenBy,
        int dismissed,
        @Nullable Instant expires,
        boolean expiryReviewed,
        @Nullable String attention,
        Set<String> heard,
        int sendsFrom) {

    /** The one that goes on when cases become one: an issued one, else a draft, else the oldest. */
    static final Comparator<WarningRow> GOES_ON = Comparator.comparing((WarningRow row) -> switch (row.state) {
                case ISSUED -> 0;
                case DRAFTED -> 1;
                case REJECTED -> 2;
                case WITHDRAWN -> 3;
                case ENDED -> 4;
                case ABSORBED -> 5;
            })
            .thenComparing(WarningRow::number);

    Standing standing() {
        return new Standing(state, proposed, covered, restedOn);
    }

    String reference() {
        return Reference.of(warningId);
    }

    /** Whether what would be said now is not what people were told, and nobody has decided to leave it so. */
    boolean hasNews() {
        return issued != null && version > dismissed && (!proposed.saysTheSameAs(issued) || isStopped());
    }

    /** Whether some of what was said last stays unsent: there may be people who were not told. */
    boolean isStopped() {
        return issued != null && sendsFrom > revision;
    }

    /** What others that it absorbs told counts as told. */
    Set<String> coveredWith(List<WarningRow> others) {
        var all = new HashSet<>(covered);
        others.forEach(other -> all.addAll(other.covered));
        return all;
    }

    Set<String> restedOnWith(List<WarningRow> others) {
        var all = new HashSet<>(restedOn);
        others.forEach(other -> all.addAll(other.restedOn));
        return all;
    }
}
