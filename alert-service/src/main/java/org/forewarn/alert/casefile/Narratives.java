package org.forewarn.alert.casefile;

import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Objects;
import org.forewarn.alert.audit.Act;
import org.forewarn.alert.audit.Actor;
import org.forewarn.alert.audit.Audit;
import org.forewarn.schemas.event.Sealed;
import org.forewarn.schemas.sealing.Sealer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens the narrative of one report for one person, and notes that it did. */
@Component
public class Narratives {

    private final TransactionTemplate transaction;
    private final CaseStates states;
    private final ReportOriginals originals;
    private final Audit audit;
    private final Sealer sealer;

    Narratives(
            TransactionTemplate transaction, CaseStates states, ReportOriginals originals, Audit audit, Sealer sealer) {
        this.transaction = transaction;
        this.states = states;
        this.originals = originals;
        this.audit = audit;
        this.sealer = sealer;
    }

    /** What came of opening. */
    public sealed interface Opened {

        /** The reporter's words, for this person's eyes. */
        record Words(String text) implements Opened {
            @Override
            public String toString() {
                return "Words[…]";
            }
        }

        /** The case does not list this report: it is withdrawn, waits unseen, or is elsewhere. */
        record NotHere() implements Opened {}

        /** The report has none. */
        record Absent() implements Opened {}

        /** It does not open: there is no key for it here, or it was changed. */
        record Unopened() implements Opened {}
    }

    /** Opens it; the words are given only once the audit has them. */
    public Opened open(Actor who, String caseId, String reportId) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Opened opened = open(caseId, reportId);
            if (opened instanceof Opened.Words || opened instanceof Opened.Unopened) {
                String outcome = opened instanceof Opened.Words ? "opened" : "unopened";
                audit.note(who, Act.NARRATIVE_OPENED, "report/" + reportId, Map.of("case", caseId, "outcome", outcome));
            }
            return opened;
        }));
    }

    private Opened open(String caseId, String reportId) {
        if (!states.lists(caseId, reportId)) {
            return new Opened.NotHere();
        }
        Sealed sealed = originals.sealed(reportId).orElse(null);
        if (sealed == null) {
            return new Opened.Absent();
        }
        try {
            String text = sealer.open(reportId, sealed, "narrative");
            return text == null ? new Opened.Absent() : new Opened.Words(text);
        } catch (GeneralSecurityException e) {
            return new Opened.Unopened();
        }
    }
}
