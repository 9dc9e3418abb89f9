package org.forewarn.alert.warning;

import java.util.List;

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
}
