package org.forewarn.matching.casefile;

import org.forewarn.kit.access.Caller;
import org.forewarn.schemas.event.Case;
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

    /**
     * A charity opens a case in which it has a report, or may see one. Of any other even the words would be told without
     * anybody's consent, and ids can be worked out by who knows a charity's references.
     */
    boolean mayOpen(Case state) {
        return staff || hasReportIn(state) || state.getReports().stream().anyMatch(this::maySee);
    }

    /**
     * Whether it may be told that an id leads to a case: only of a case that it may open, by a former name of it or by a
     * report that it may see. Otherwise the answer would say where a withheld report belongs.
     */
    boolean mayFollow(String id, Case state) {
        return staff
                || mayOpen(state)
                        && (state.getFormerIds().contains(id)
                                || state.getReports().stream()
                                        .anyMatch(report -> report.getReportId().equals(id) && maySee(report)));
    }

    /** Also when it is too old to be listed. */
    private boolean hasReportIn(Case state) {
        return state.getTotals() != null
                && state.getTotals().getCharities().stream()
                        .anyMatch(charity -> charity.getPartnerId().equals(partnerId));
    }

    boolean isOwn(ReportFacts report) {
        return report.getPartnerId().equals(partnerId);
    }
}
