package org.forewarn.alert.casefile;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.forewarn.alert.audit.Act;
import org.forewarn.alert.audit.Actor;
import org.forewarn.alert.audit.Audit;
import org.forewarn.alert.outbox.OutboxReader;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A person says whether two reports are about the same suspect. Matching hears it from the topic link-decisions. */
@Component
public class Deciding {

    private final TransactionTemplate transaction;
    private final CaseStates states;
    private final LinkDecisions decisions;
    private final Audit audit;
    private final OutboxReader<LinkDecisions.Row> publisher;

    Deciding(
            TransactionTemplate transaction,
            CaseStates states,
            LinkDecisions decisions,
            Audit audit,
            OutboxReader<LinkDecisions.Row> publisher) {
        this.transaction = transaction;
        this.states = states;
        this.decisions = decisions;
        this.audit = audit;
        this.publisher = publisher;
    }

    /** What came of it. */
    public sealed interface Outcome {

        record Decided(long decisionId) implements Outcome {}

        /** It says so already. */
        record NothingNew() implements Outcome {}

        /** The case lists neither of the two, or one of them is in no case that is seen. */
        record NotHere() implements Outcome {}

        /** The reason is none for this verdict. */
        record NoReason() implements Outcome {}

        /** There is no word of a person on these two that could be taken back. */
        record NothingToTakeBack() implements Outcome {}
    }

    /**
     * Decides, on the page of a case. At least one of the two reports is in that case, and both are in one that is seen:
     * so that nobody, by trying ids, learns of a report that waits unseen.
     */
    public Outcome decide(Actor who, String caseId, Pair pair, Verdict verdict, Reason reason) {
        if (!reason.speaksFor(verdict)) {
            return new Outcome.NoReason();
        }
        Outcome outcome =
                Objects.requireNonNull(transaction.execute(status -> decideInside(who, caseId, pair, verdict, reason)));
        if (outcome instanceof Outcome.Decided) {
            publisher.wake();
        }
        return outcome;
    }

    private Outcome decideInside(Actor who, String caseId, Pair pair, Verdict verdict, Reason reason) {
        Optional<LinkDecisions.Row> standing = decisions.standing(pair);
        if (verdict == Verdict.NONE) {
            if (standing.isEmpty()) {
                return new Outcome.NothingToTakeBack();
            }
        } else if (!areHere(caseId, pair)) {
            return new Outcome.NotHere();
        } else if (standing.filter(row -> row.verdict() == verdict).isPresent()) {
            return new Outcome.NothingNew();
        }
        long id = decisions.add(pair, verdict, reason, caseId, who);
        audit.note(
                who,
                act(verdict),
                "case/" + caseId,
                Map.of("left", pair.left(), "right", pair.right(), "reason", reason.code()));
        return new Outcome.Decided(id);
    }

    private boolean areHere(String caseId, Pair pair) {
        Map<String, String> cases = states.casesOf(List.of(pair.left(), pair.right()));
        return cases.size() == 2 && cases.containsValue(caseId);
    }

    private static Act act(Verdict verdict) {
        return switch (verdict) {
            case SAME -> Act.DECIDED_SAME;
            case NOT_SAME -> Act.DECIDED_NOT_SAME;
            case NONE -> Act.DECISION_TAKEN_BACK;
        };
    }
}
