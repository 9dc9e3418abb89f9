package org.forewarn.alert.desk;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.forewarn.alert.warning.CaseFacts;
import org.forewarn.alert.warning.Decision;
import org.forewarn.alert.warning.Decision.Reason;
import org.forewarn.alert.warning.Decision.Suppress;
import org.forewarn.alert.warning.LifeCycle;
import org.forewarn.alert.warning.LifeCycle.Review;
import org.forewarn.alert.warning.LifeCycle.Step;
import org.forewarn.alert.warning.NameUuid;
import org.forewarn.alert.warning.Reference;
import org.forewarn.alert.warning.WarningContent;
import org.forewarn.alert.warning.WarningPolicy.Background;
import org.forewarn.schemas.event.MsgType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Carries out, on the warning of a case, what policy and life cycle say. Runs in the transaction that read the case. */
@Component
class Drafting {

    private final DraftRules rules;
    private final Warnings warnings;
    private final Issuing issuing;
    private final Standings standings;
    private final DeskMetrics metrics;

    Drafting(DraftRules rules, Warnings warnings, Issuing issuing, Standings standings, DeskMetrics metrics) {
        this.rules = rules;
        this.warnings = warnings;
        this.issuing = issuing;
        this.standings = standings;
        this.metrics = metrics;
    }

    /** The rules, and the time by which they judge how long ago something was. */
    @Component
    record DraftRules(DeskRules desk, Clock clock) {}

    /**
     * A case stands, with these facts.
     *
     * @param offset of the record that says so: with the case id it names a warning that begins here
     */
    void decide(CaseFacts facts, long offset) {
        WarningRow row = warnings.ofCase(facts.caseId()).orElse(null);
        UUID warningId = row == null ? NameUuid.of("warning/" + facts.caseId() + "/" + offset) : row.warningId();
        Set<String> warnedOf = row == null ? warnings.warnedOf(facts.caseId()) : Set.of();
        Decision decision = rules.desk()
                .policy()
                .decide(
                        facts,
                        new Background(
                                Reference.of(warningId),
                                row == null ? Set.of() : row.covered(),
                                warnedOf,
                                Optional.ofNullable(row == null ? null : row.composition())),
                        rules.clock().instant());
        if (decision instanceof Suppress(Reason reason)) {
            metrics.suppressed(reason);
        }
        take(row, decision, warningId, facts);
    }

    /** No report of a case is left. */
    void close(String caseId) {
        WarningRow row = warnings.ofCase(caseId).orElse(null);
        if (row != null) {
            take(row, new Suppress(Reason.CASE_CLOSED), row.warningId(), CaseFacts.none(caseId));
        }
    }

    private void take(@Nullable WarningRow row, Decision decision, UUID warningId, CaseFacts facts) {
        boolean gone = isGone(row, facts);
        Step step = LifeCycle.next(row == null ? null : row.standing(), decision, gone);
        boolean back = row != null && row.flagged() != null && !gone && decision instanceof Decision.Draft;
        if (back) {
            warnings.unflag(warningId);
        }
        if (step instanceof Step.Start(var content)) {
            warnings.draft(warningId, facts.caseId(), content);
            metrics.drafted();
        }
        warnings.know(warningId, facts);
        carryOut(step, row, warningId, facts);
        if (back) {
            // whom sending was stopped for is told now
            issuing.issueUnasked(warningId);
        }
        standings.refresh(warningId);
    }

    private boolean isGone(@Nullable WarningRow row, CaseFacts facts) {
        return row != null
                && row.issued() != null
                && rules.desk().policy().isGone(facts, row.restedOn(), row.issued(), row.heard());
    }

    private void carryOut(Step step, @Nullable WarningRow row, UUID warningId, CaseFacts facts) {
        switch (step) {
            case Step.Nothing() -> {}
            case Step.Start ignored -> issuing.issueUnasked(warningId);
            case Step.Redraft(var content) -> {
                warnings.propose(warningId, content, MsgType.ALERT);
                metrics.redrafted();
                issuing.issueUnasked(warningId);
            }
            case Step.Withdraw(var reason) -> {
                warnings.withdraw(warningId);
                metrics.withdrawn(reason);
            }
            case Step.Propose(var content, boolean further, var review) -> {
                warnings.propose(warningId, content, next(row, content, review));
                flag(row, warningId, facts, review);
                if (further) {
                    issuing.issueUnasked(warningId);
                }
            }
            case Step.Flag(var review) -> {
                if (flag(row, warningId, facts, review)) {
                    warnings.turnTo(warningId, MsgType.CANCEL);
                }
            }
        }
    }

    private static MsgType next(@Nullable WarningRow row, WarningContent content, @Nullable Review review) {
        WarningContent issued = row == null ? null : row.issued();
        return issued == null || review != null ? MsgType.UPDATE : LifeCycle.kindOf(issued, content);
    }

    /** What rested on a report that is gone is not sent to anybody else, whatever a person decides about it. */
    private boolean flag(@Nullable WarningRow row, UUID warningId, CaseFacts facts, @Nullable Review review) {
        if (review == null || row == null) {
            return false;
        }
        if (LifeCycle.stopsSending(review, row.flagged(), mayGoOn(row.issued(), facts))) {
            warnings.stopSending(warningId, row.revision() + 1);
        }
        boolean anew = warnings.flag(warningId, review);
        if (anew) {
            metrics.flagged(review);
        }
        return anew;
    }

    /** Whether what was issued last, and may still be on its way, may go to somebody new. */
    private boolean mayGoOn(@Nullable WarningContent issued, CaseFacts facts) {
        return issued == null || rules.desk().composer().mayBeSent(facts, issued, Set.of());
    }
}
