package org.forewarn.alert.desk;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.forewarn.alert.audit.Act;
import org.forewarn.alert.audit.Actor;
import org.forewarn.alert.audit.Audit;
import org.forewarn.alert.desk.Outgoings.Outgoing;
import org.forewarn.schemas.event.MsgType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** From what is proposed to what is issued: by people's approval, or unasked where that is switched on. */
@Component
class Issuing {

    private final Warnings warnings;
    private final Approvals approvals;
    private final Outgoings outgoings;
    private final Sending sending;
    private final Asking asking;

    Issuing(Warnings warnings, Approvals approvals, Outgoings outgoings, Sending sending, Asking asking) {
        this.warnings = warnings;
        this.approvals = approvals;
        this.outgoings = outgoings;
        this.sending = sending;
        this.asking = asking;
    }

    /** Whom to ask, whom to tell that somebody was asked, and when. */
    @Component
    record Asking(DeskRules rules, Audit audit, Clock clock) {}

    /**
     * Issues what is proposed if nobody need be asked. It tells new people only: whether those who were told hear of it
     * again is for a person to say.
     */
    void issueUnasked(UUID warningId) {
        WarningRow row = warnings.find(warningId).orElse(null);
        if (row == null || row.flagged() != null || !asking.rules().settings().issuesUnasked(row.proposed())) {
            return;
        }
        if (row.next() == MsgType.UPDATE && row.standing().reachesFurther()) {
            warnings.turnTo(warningId, MsgType.ALERT);
            row = warnings.find(warningId).orElseThrow();
        }
        if (row.next() == MsgType.ALERT && outgoings.isDue(row)) {
            Outgoing outgoing = outgoings.of(row);
            if (outgoings.maySay(row, outgoing)) {
                sending.send(row, outgoing, Actor.SYSTEM);
            }
        }
    }

    /**
     * Somebody approves. In the transaction of whoever calls it, and with the row locked.
     *
     * @param digest of what they saw; null: the version says it
     */
    Approval approve(WarningRow row, Actor by, @Nullable String digest) {
        if (!outgoings.isDue(row)) {
            return new Approval.NothingToIssue();
        }
        Outgoing outgoing = outgoings.of(row);
        if (digest != null && !digest.equals(outgoing.digest())) {
            return new Approval.Changed();
        }
        if (!outgoings.maySay(row, outgoing)) {
            return new Approval.NotConsented();
        }
        if (!approvals.add(
                row.warningId(),
                row.version(),
                by,
                outgoing.digest(),
                asking.clock().instant())) {
            return new Approval.AlreadyApproved();
        }
        asking.audit()
                .note(
                        by,
                        Act.WARNING_APPROVED,
                        "warning/" + row.warningId(),
                        Map.of("version", String.valueOf(row.version()), "digest", outgoing.digest()));
        int missing = outgoing.approvals()
                - approvals.of(row.warningId(), row.version()).size();
        return missing > 0 ? new Approval.Noted(missing) : new Approval.Issued(sending.send(row, outgoing, by));
    }
}
