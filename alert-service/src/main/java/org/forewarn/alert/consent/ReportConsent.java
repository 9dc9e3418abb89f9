package org.forewarn.alert.consent;

import org.forewarn.schemas.event.ReportEvent;
import org.forewarn.schemas.event.ReportEventKind;

/**
 * What one report allows at this moment.
 *
 * @param partnerId the charity that sent it
 * @param partnerCharities whether other charities may see it
 * @param withdrawn whether it was taken back: then it allows nothing to anybody
 */
public record ReportConsent(String reportId, String partnerId, boolean partnerCharities, boolean withdrawn) {

    static ReportConsent of(ReportEvent event) {
        var report = event.getReport();
        boolean stands = event.getKind() == ReportEventKind.SUBMITTED && report != null;
        return new ReportConsent(
                event.getReportId(),
                event.getProvenance().getPartnerId(),
                stands && report.getConsent().getPartnerCharities(),
                !stands);
    }

    /** A report that the topic has forgotten. */
    static ReportConsent gone(String reportId) {
        return new ReportConsent(reportId, "", false, true);
    }
}
