package org.forewarn.alert.desk;

import java.util.UUID;
import org.forewarn.alert.warning.CaseFacts;
import org.forewarn.alert.warning.Decision;
import org.forewarn.alert.warning.Decision.Reason;
import org.forewarn.alert.warning.Decision.Suppress;
import org.forewarn.alert.warning.LifeCycle;
import org.forewarn.alert.warning.LifeCycle.Review;
import org.forewarn.alert.warning.LifeCycle.Step;
import org.forewarn.alert.warning.NameUuid;
import org.forewarn.alert.warning.WarningPolicy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Carries out, on the warning of a case, what policy and life cycle say. Runs in the transaction that read the case. */
@Component
class Drafting {

    private final WarningPolicy policy;
    private final Warnings warnings;
    private final Issuing issuing;
    private final DeskMetrics metrics;

    Drafting(WarningPolicy policy, Warnings warnings, Issuing issuing, DeskMetrics metrics) {
        this.policy = policy;
        this.warnings = warnings;
        this.issuing = issuing;
        this.metrics = metrics;
    }

    /**
     * A case stands, with these facts.
     *
     * @param offset of the record that says so: with the case id it names a warning that begins here
     */
    void decide(CaseFacts facts, long offset) {
        Decision decision = policy.decide(facts);
        if (decision instanceof Suppress(Reason reason)) {
            metrics.suppressed(reason);
        }
        WarningRow row = warnings.ofCase(facts.caseId()).orElse(null);
        UUID warningId = row == null ? NameUuid.of("warning/" + facts.caseId() + "/" + offset) : row.warningId();
        take(LifeCycle.next(row == null ? null : row.standing(), decision), warningId, facts.caseId());
    }

    /** No report of a case is left. */
    void close(String caseId) {
        WarningRow row = warnings.ofCase(caseId).orElse(null);
        if (row != null) {
            take(LifeCycle.next(row.standing(), new Suppress(Reason.CASE_CLOSED)), row.warningId(), caseId);
        }
    }

    private void take(Step step, UUID warningId, String caseId) {
        switch (step) {
            case Step.Nothing() -> {}
            case Step.Start(var content) -> {
                warnings.draft(warningId, caseId, content);
                metrics.drafted();
                issuing.issueUnasked(warningId);
            }
            case Step.Redraft(var content) -> {
                warnings.propose(warningId, content);
                metrics.redrafted();
                issuing.issueUnasked(warningId);
            }
            case Step.Withdraw(var reason) -> {
                warnings.withdraw(warningId);
                metrics.withdrawn(reason);
            }
            case Step.Propose(var content, boolean further, var review) -> {
                warnings.propose(warningId, content);
                flag(warningId, review);
                if (further) {
                    issuing.issueUnasked(warningId);
                }
            }
            case Step.Flag(var review) -> flag(warningId, review);
        }
    }

    private void flag(UUID warningId, @Nullable Review review) {
        if (review != null && warnings.flag(warningId, review)) {
            metrics.flagged(review);
        }
    }
}
