package org.forewarn.alert.casefile.web;

import java.time.Clock;
import java.util.Locale;
import org.forewarn.alert.audit.Act;
import org.forewarn.alert.audit.Actor;
import org.forewarn.alert.audit.Audit;
import org.forewarn.alert.casefile.CaseFolders.Folder;
import org.forewarn.alert.casefile.CaseStates;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks at cases by machines: noted like those by people, and told as of now. */
@Component
class ApiAudit {

    private final TransactionTemplate transaction;
    private final Audit audit;
    private final Clock clock;

    ApiAudit(TransactionTemplate transaction, Audit audit, Clock clock) {
        this.transaction = transaction;
        this.audit = audit;
        this.clock = clock;
    }

    void viewed(Actor who, String caseId) {
        transaction.executeWithoutResult(status -> audit.note(who, Act.CASE_VIEWED, "case/" + caseId));
    }

    String urgency(Folder folder) {
        return Urgencies.aged(CaseStates.lastIncident(folder.state()), clock.instant())
                .name()
                .toLowerCase(Locale.ROOT);
    }
}
