package org.forewarn.alert.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.forewarn.alert.audit.Act;
import org.forewarn.alert.audit.Actor;
import org.forewarn.alert.audit.Audit;
import org.forewarn.alert.desk.Outgoings.Outgoing;
import org.forewarn.schemas.event.MsgType;
import org.springframework.stereotype.Component;

/** Makes of what was decided the next revision of a warning: in the outbox, in the warning and in the audit at once. */
@Component
class Sending {

    /** Longer than any message of what it takes back is on its way. */
    private static final Duration TAKING_BACK_LASTS = Duration.ofDays(7);

    private final Warnings warnings;
    private final WarningMessages messages;
    private final DeskRules rules;
    private final Audit audit;
    private final Clock clock;

    Sending(Warnings warnings, WarningMessages messages, DeskRules rules, Audit audit, Clock clock) {
        this.warnings = warnings;
        this.messages = messages;
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
    }

    /** Gives the revision. */
    int send(WarningRow row, Outgoing outgoing, Actor by) {
        int revision = row.revision() + 1;
        Instant now = clock.instant();
        Instant expires = now.plus(lasts(outgoing));
        if (revision > 1) {
            // who was not told by an earlier revision is told by this one, or not at all
            warnings.stopSending(row.warningId(), revision);
        }
        messages.add(new WarningMessage(
                row.warningId(), revision, row.caseId(), outgoing.kind(), now, expires, outgoing.content()));
        switch (outgoing.kind()) {
            case ALERT -> warnings.issued(row, revision, outgoing.content(), expires.atOffset(ZoneOffset.UTC), false);
            case UPDATE -> warnings.issued(row, revision, outgoing.content(), expires.atOffset(ZoneOffset.UTC), true);
            case CANCEL -> warnings.ended(row.warningId(), revision, "cancelled");
            case ALL_CLEAR -> warnings.ended(row.warningId(), revision, "all_clear");
        }
        audit.note(
                by,
                act(outgoing.kind()),
                "warning/" + row.warningId(),
                Map.of(
                        "revision", String.valueOf(revision),
                        "version", String.valueOf(row.version()),
                        "digest", outgoing.digest()));
        return revision;
    }

    private Duration lasts(Outgoing outgoing) {
        return switch (outgoing.kind()) {
            case ALERT, UPDATE -> {
                int hours = outgoing.content().lifetimeHours();
                yield Duration.ofHours(hours == 0 ? rules.settings().lifetimeHours() : hours);
            }
            case CANCEL, ALL_CLEAR -> TAKING_BACK_LASTS;
        };
    }

    private static Act act(MsgType kind) {
        return switch (kind) {
            case ALERT -> Act.WARNING_ISSUED;
            case UPDATE -> Act.WARNING_UPDATED;
            case CANCEL -> Act.WARNING_CANCELLED;
            case ALL_CLEAR -> Act.WARNING_ALL_CLEAR;
        };
    }
}
