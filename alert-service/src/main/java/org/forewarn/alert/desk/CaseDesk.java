package org.forewarn.alert.desk;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.forewarn.alert.desk.CaseFiles.CaseFile;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.CaseStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the warnings in step with the cases: one transaction a record, which changes nothing when it comes again.
 *
 * <p>Whatever the order in which a merge is read, there is one warning for the case that is left. The surviving case
 * first: it claims its former ids, and their own records, old ones and the one that says they merged, find them claimed.
 * A former case first: its warning moves to the survivor's id and waits there for it. A record that is older, by its
 * version, than what another case has said of its reports since is not looked at.
 */
@Component
class CaseDesk {

    private final TransactionTemplate transaction;
    private final CaseFiles files;
    private final Warnings warnings;
    private final Drafting drafting;
    private final Standings standings;

    CaseDesk(
            TransactionTemplate transaction,
            CaseFiles files,
            Warnings warnings,
            Drafting drafting,
            Standings standings) {
        this.transaction = transaction;
        this.files = files;
        this.warnings = warnings;
        this.drafting = drafting;
        this.standings = standings;
    }

    /**
     * Takes in one record.
     *
     * @param offset of the record in its partition
     * @param at the record's timestamp
     */
    void handle(Case record, long offset, Instant at) {
        transaction.executeWithoutResult(status -> {
            boolean merges = record.getStatus() == CaseStatus.MERGED
                    || !record.getFormerIds().isEmpty();
            files.lock(record.getCaseId(), merges);
            if (files.advance(record.getCaseId(), offset, at) && files.learn(record.getCaseId(), record.getVersion())) {
                take(record, offset, at);
            }
        });
    }

    private void take(Case record, long offset, Instant at) {
        switch (record.getStatus()) {
            case OPEN -> open(record, offset, at);
            case MERGED -> merged(record);
            case CLOSED -> closed(record.getCaseId());
        }
    }

    private void open(Case record, long offset, Instant at) {
        String caseId = record.getCaseId();
        CaseFile file = files.find(caseId);
        if (file.mergedInto() != null) {
            boolean newer = record.getVersion() > 0 || file.mergeRead();
            if (!newer) {
                // an old state of a case that another has claimed: its own record about that is still to come
                return;
            }
            // newer than whatever said that it merged: it was taken apart again
            files.stand(caseId);
        }
        if (!record.getFormerIds().isEmpty()) {
            files.claim(record.getFormerIds(), caseId, record.getVersion(), at);
            warnings.gather(caseId, gathered(caseId, record.getFormerIds())).ifPresent(standings::refresh);
        }
        drafting.decide(FactsOfCase.of(record), offset);
    }

    /** The case and those of its former ids that are its own now. */
    private Set<String> gathered(String caseId, List<String> formerIds) {
        var ids = new TreeSet<String>();
        ids.add(caseId);
        for (String former : formerIds) {
            if (files.standing(former).equals(caseId)) {
                ids.add(former);
            }
        }
        return ids;
    }

    private void merged(Case record) {
        String into = record.getMergedInto();
        if (into == null) {
            throw new IllegalArgumentException("a merged case without the case it merged into");
        }
        files.merged(record.getCaseId(), into, record.getVersion());
        String standing = files.standing(record.getCaseId());
        warnings.gather(standing, Set.of(standing, record.getCaseId())).ifPresent(standings::refresh);
    }

    private void closed(String caseId) {
        if (files.find(caseId).mergedInto() == null) {
            drafting.close(caseId);
        }
    }
}
