package org.forewarn.matching.enrichment;

import org.forewarn.schemas.event.Provenance;
import org.forewarn.schemas.event.Report;
import org.forewarn.schemas.event.ReportFacts;

/**
 * What could be made of a report.
 *
 * @param facts in the form they are compared in
 * @param gaps what could not be read; it is left out of the facts and stays in the report
 */
public record Enrichment(ReportFacts facts, Gaps gaps) {

    /** Without what is sealed: narratives are not read. */
    public static Enrichment of(String reportId, Provenance provenance, Report report) {
        return new Enricher(SealedTexts.closed()).enrich(reportId, provenance, report);
    }
}
