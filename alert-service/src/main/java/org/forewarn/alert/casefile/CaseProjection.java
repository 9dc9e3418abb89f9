package org.forewarn.alert.casefile;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.CaseStatus;
import org.forewarn.schemas.event.ReportFacts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps what the desk shows in step with the topic cases: one transaction a record, which changes nothing when it comes
 * again, and ends in the same whatever the order in which records of different cases are read.
 */
@Component
class CaseProjection {

    private final TransactionTemplate transaction;
    private final CaseStates states;
    private final SearchKeys keys;
    private final CaseChanges changes;

    CaseProjection(TransactionTemplate transaction, CaseStates states, SearchKeys keys, CaseChanges changes) {
        this.transaction = transaction;
        this.states = states;
        this.keys = keys;
        this.changes = changes;
    }

    /**
     * Takes in one record.
     *
     * @param offset of the record in its partition
     * @param at the record's timestamp
     */
    void handle(Case record, long offset, Instant at) {
        transaction.executeWithoutResult(status -> {
            String caseId = record.getCaseId();
            Set<String> before = states.reports(caseId);
            boolean stood = changes.stands(caseId);
            if (!states.keep(record, offset, at)) {
                return;
            }
            List<ReportFacts> reports = record.getStatus() == CaseStatus.OPEN ? record.getReports() : List.of();
            Set<String> now = reports.stream().map(ReportFacts::getReportId).collect(Collectors.toUnmodifiableSet());
            states.release(caseId, now);
            states.claim(caseId, record.getVersion(), reports);
            states.index(caseId, keys.of(record), outwardCodes(record));
            changes.note(record, stood, before, now, at);
        });
    }

    private static Set<String> outwardCodes(Case record) {
        var codes = new TreeSet<String>();
        if (record.getTotals() != null) {
            record.getTotals().getAreas().forEach(area -> codes.add(area.getOutwardCode()));
        }
        for (ReportFacts report : record.getReports()) {
            if (report.getDistrict() != null) {
                codes.add(report.getDistrict().getOutwardCode());
            }
        }
        return codes;
    }
}
