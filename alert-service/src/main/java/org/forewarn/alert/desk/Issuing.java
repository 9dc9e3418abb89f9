package org.forewarn.alert.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.forewarn.alert.warning.WarningState;
import org.forewarn.schemas.event.MsgType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** From what is proposed to what is issued: by a person's approval, or unasked where that is switched on. */
@Component
class Issuing {

    private final TransactionTemplate transaction;
    private final Warnings warnings;
    private final WarningMessages messages;
    private final DeskProperties properties;
    private final Clock clock;

    Issuing(
            TransactionTemplate transaction,
            Warnings warnings,
            WarningMessages messages,
            DeskProperties properties,
            Clock clock) {
        this.transaction = transaction;
        this.warnings = warnings;
        this.messages = messages;
        this.properties = properties;
        this.clock = clock;
    }

    /** What came of asking for approval. */
    sealed interface Approval {

        record Issued(int revision) implements Approval {}

        record Unknown() implements Approval {}

        /** The warning says something else by now. */
        record Changed() implements Approval {}

        /** It is withdrawn or absorbed, or nobody new would be told. */
        record NothingToIssue() implements Approval {}
    }

    /** Issues what is proposed if nobody need be asked. */
    void issueUnasked(UUID warningId) {
        if (properties.autoIssue()) {
            warnings.find(warningId).ifPresent(this::issue);
        }
    }

    /**
     * A person approves.
     *
     * @param version of what they saw; null: they take it as it is now
     */
    Approval approve(UUID warningId, @Nullable Integer version) {
        Approval approval = transaction.execute(status ->
                warnings.find(warningId).map(row -> approve(row, version)).orElse(new Approval.Unknown()));
        return Objects.requireNonNull(approval);
    }

    private Approval approve(WarningRow row, @Nullable Integer version) {
        if (version != null && version != row.version()) {
            return new Approval.Changed();
        }
        boolean issuable = row.state() == WarningState.DRAFTED
                || (row.state() == WarningState.ISSUED && row.standing().reachesFurther());
        return issuable ? new Approval.Issued(issue(row)) : new Approval.NothingToIssue();
    }

    private int issue(WarningRow row) {
        int revision = row.revision() + 1;
        Instant now = clock.instant();
        messages.add(new WarningMessage(
                row.warningId(),
                revision,
                row.caseId(),
                MsgType.ALERT,
                now,
                now.plus(properties.warningLasts()),
                row.proposed()));
        warnings.issued(row.warningId(), revision);
        return revision;
    }
}
