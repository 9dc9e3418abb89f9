package org.forewarn.alert.warning;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reports held to be about the same suspect.
 *
 * @param caseId the id it has now
 * @param reports in any order
 */
public record CaseFacts(String caseId, List<CaseReport> reports) {

    public CaseFacts {
        reports = List.copyOf(reports);
    }

    /** The case of which nothing is left. */
    public static CaseFacts none(String caseId) {
        return new CaseFacts(caseId, List.of());
    }

    /** Those of which a warning may be made now. */
    List<CaseReport> usable() {
        return reports.stream().filter(CaseReport::mayBeUsed).toList();
    }

    /** Those that are put aside before anything of them is looked at. */
    List<CaseReport> withheld() {
        return reports.stream().filter(report -> !report.mayBeUsed()).toList();
    }

    /** The ids of those of which a warning may be made now. */
    public Set<String> usableIds() {
        return usable().stream().map(CaseReport::reportId).collect(Collectors.toUnmodifiableSet());
    }
}
