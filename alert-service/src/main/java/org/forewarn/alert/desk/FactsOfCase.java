package org.forewarn.alert.desk;

import java.util.List;
import org.forewarn.alert.warning.CaseFacts;
import org.forewarn.alert.warning.CaseReport;
import org.forewarn.alert.warning.Description;
import org.forewarn.alert.warning.District;
import org.forewarn.alert.warning.Identifier;
import org.forewarn.alert.warning.Vehicle;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.Consent;
import org.forewarn.schemas.event.Link;
import org.forewarn.schemas.event.LinkBand;
import org.forewarn.schemas.event.ReportFacts;
import org.forewarn.schemas.event.Suspect;
import org.jspecify.annotations.Nullable;

/** A record of the topic cases as the facts that the policy looks at. */
final class FactsOfCase {

    private FactsOfCase() {}

    static CaseFacts of(Case record) {
        return new CaseFacts(
                record.getCaseId(),
                record.getReports().stream()
                        .map(report -> report(report, record.getLinks()))
                        .toList());
    }

    private static CaseReport report(ReportFacts report, List<Link> links) {
        Consent consent = report.getConsent();
        Integer escrow = consent.getEscrowMinMatches();
        return new CaseReport(
                report.getReportId(),
                report.getPartnerId(),
                consent.getAlert(),
                escrow == null ? 0 : escrow,
                linkedReports(report.getReportId(), links),
                report.getTypes(),
                report.getFrom(),
                district(report),
                report.getIdentifiers().stream()
                        .map(known -> new Identifier(
                                known.getType(), known.getValue(), known.getPartial(), known.getConfidence()))
                        .toList(),
                report.getVehicles().stream()
                        .map(known -> new Vehicle(
                                known.getPlate(),
                                known.getPartial(),
                                known.getMake(),
                                known.getModel(),
                                known.getColour()))
                        .toList(),
                report.getSuspects().stream().map(FactsOfCase::description).toList(),
                report.getMoTags(),
                report.getSeverity());
    }

    private static @Nullable District district(ReportFacts report) {
        var district = report.getDistrict();
        return district == null
                ? null
                : new District(district.getOutwardCode(), district.getTown(), district.getLat(), district.getLon());
    }

    /** The other reports that are linked to this one directly: what its escrow counts. */
    private static int linkedReports(String reportId, List<Link> links) {
        return (int) links.stream()
                .filter(link -> link.getBand() == LinkBand.LINK)
                .filter(link ->
                        link.getLeft().equals(reportId) || link.getRight().equals(reportId))
                .map(link -> link.getLeft().equals(reportId) ? link.getRight() : link.getLeft())
                .distinct()
                .count();
    }

    private static Description description(Suspect suspect) {
        return new Description(
                suspect.getAgeFrom(),
                suspect.getAgeTo(),
                suspect.getGender(),
                suspect.getHeightCm(),
                suspect.getBuild(),
                suspect.getHair(),
                suspect.getFacialHair(),
                suspect.getAccent());
    }
}
