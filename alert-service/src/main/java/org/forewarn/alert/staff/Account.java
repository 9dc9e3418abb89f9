package org.forewarn.alert.staff;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.forewarn.alert.audit.Act;
import org.forewarn.alert.audit.Audit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** One member's own account: what there is, and ending their sessions. */
@Component
class Account {

    private final TransactionTemplate transaction;
    private final People people;
    private final Sessions sessions;
    private final SecondStep secondStep;
    private final Audit audit;

    Account(TransactionTemplate transaction, People people, Sessions sessions, SecondStep secondStep, Audit audit) {
        this.transaction = transaction;
        this.people = people;
        this.sessions = sessions;
        this.secondStep = secondStep;
        this.audit = audit;
    }

    /** @param since and {@code used}, for people */
    record Row(UUID sessionId, String browser, String since, String used) {}

    Person person(Visitor visitor) {
        return people.find(visitor.memberId()).orElseThrow();
    }

    List<Row> sessions(Visitor visitor) {
        return sessions.of(visitor.memberId()).stream()
                .map(each -> new Row(
                        each.sessionId(), each.browser(), Moments.words(each.since()), Moments.words(each.used())))
                .toList();
    }

    int recoveryCodesLeft(Visitor visitor) {
        return secondStep.recoveryCodesLeft(visitor.memberId());
    }

    /** Whether a secret was shown to them that a code has not confirmed yet. */
    boolean isRenewing(Visitor visitor) {
        return secondStep.isProposed(visitor.memberId());
    }

    void endSession(Visitor visitor, String sessionId) {
        UUID id;
        try {
            id = UUID.fromString(sessionId);
        } catch (IllegalArgumentException e) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            if (sessions.end(visitor.memberId(), id)) {
                note(visitor, 1);
            }
        });
    }

    void endAll(Visitor visitor) {
        transaction.executeWithoutResult(status -> note(visitor, sessions.endAll(visitor.memberId())));
    }

    private void note(Visitor visitor, int ended) {
        audit.note(
                visitor.actor(),
                Act.SESSIONS_ENDED,
                Person.subject(visitor.memberId()),
                Map.of("sessions", String.valueOf(ended)));
    }
}
