package org.forewarn.matching.casefile;

import org.forewarn.kit.access.Caller;
import org.forewarn.schemas.event.ReportFacts;

/**
 * Who looks.
 *
 * @param partnerId whose key it is
 * @param staff whether it is the organisation that runs the suite: it sees every report
 */
record Viewer(String partnerId, boolean staff) {

    static Viewer of(Caller caller) {
        return new Viewer(caller.partnerId(), caller.partnerId().equals(Caller.OPERATOR));
    }

    /** A charity sees its own reports, and those of others whose reporters allowed it. */
    boolean maySee(ReportFacts report) {
        return staff || isOwn(report) || report.getConsent().getPartnerCharities();
    }

    boolean isOwn(ReportFacts report) {
        return report.getPartnerId().equals(partnerId);
    }
}
