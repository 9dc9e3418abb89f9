package org.forewarn.matching.check;

import java.util.List;
import org.forewarn.schemas.event.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What a check may tell of one report, as a row of the index has it.
 *
 * @param reportId the report
 * @param version its version
 * @param partnerId the charity, to be counted and never named
 * @param month {@code YYYY-MM}
 * @param severity of the incident
 * @param county null: unknown
 * @param escrow whether it counts only while its case shows it
 * @param wholes under a part's key: the identifiers that have that part
 */
public record SeenReport(
        String reportId,
        long version,
        String partnerId,
        String month,
        Severity severity,
        @Nullable String county,
        boolean escrow,
        List<String> wholes) {

    public SeenReport {
        wholes = List.copyOf(wholes);
    }

    @Override
    public String toString() {
        return "SeenReport[" + reportId + "]";
    }
}
