package org.forewarn.alert.desk;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.forewarn.alert.warning.Notices;
import org.forewarn.alert.warning.Reference;
import org.forewarn.alert.warning.WarningContent;
import org.forewarn.alert.warning.WarningState;
import org.forewarn.schemas.event.MsgType;
import org.springframework.stereotype.Component;

/** What approving a warning would send, byte for byte. */
@Component
class Outgoings {

    private final Warnings warnings;
    private final WarningMessages messages;
    private final DeskRules rules;
    private final Clock clock;

    Outgoings(Warnings warnings, WarningMessages messages, DeskRules rules, Clock clock) {
        this.warnings = warnings;
        this.messages = messages;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * A message that is not sent yet.
     *
     * @param digest names exactly this message
     * @param approvals how many different people must approve it
     */
    record Outgoing(MsgType kind, WarningContent content, String digest, int approvals) {}

    Outgoing of(WarningRow row) {
        return of(row, row.next());
    }

    /** As another kind of message than the one that is next. */
    Outgoing of(WarningRow row, MsgType kind) {
        WarningContent content = content(row, kind);
        int approvals = kind == MsgType.CANCEL ? 1 : rules.settings().approvalsNeeded(content);
        return new Outgoing(kind, content, ContentJson.digest(kind, content), approvals);
    }

    private WarningContent content(WarningRow row, MsgType kind) {
        WarningContent issued = row.issued();
        if (issued == null || kind == MsgType.ALERT || kind == MsgType.UPDATE) {
            return row.proposed();
        }
        List<UUID> told = messages.issuedOf(warnings.family(row.warningId()));
        return Notices.of(
                kind,
                row.proposed(),
                issued,
                told.stream().map(Reference::of).toList(),
                messages.firstSent(told).orElse(clock.instant()),
                rules.templates());
    }

    /** Whether there is anything to send, and anybody to send it to. */
    boolean isDue(WarningRow row) {
        boolean issued = row.state() == WarningState.ISSUED && row.issued() != null;
        return switch (row.next()) {
            case ALERT ->
                row.state() == WarningState.DRAFTED || issued && (row.standing().reachesFurther() || row.isStopped());
            case UPDATE -> issued && !row.proposed().equals(row.issued());
            case CANCEL, ALL_CLEAR -> issued;
        };
    }

    /** Whether everything it says may be said still. What only takes back says nothing of anybody. */
    boolean maySay(WarningRow row, Outgoing outgoing) {
        return switch (outgoing.kind()) {
            case ALERT -> rules.composer().mayBeSent(row.facts(), outgoing.content(), Set.of());
            case UPDATE -> rules.composer().mayBeSent(row.facts(), outgoing.content(), row.covered());
            case CANCEL, ALL_CLEAR -> true;
        };
    }
}
