package org.forewarn.alert.desk;

import java.time.Instant;
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
import org.forewarn.schemas.event.SuspectName;
import org.jspecify.annotations.Nullable;

/** A record of the topic cases as the facts that the policy looks at. */
final class FactsOfCase {

    /** What was found in a narrative is compared, and never told: it may be the reporter's own number. */
    private static final String NARRATIVE = "narrative";

    private static final String SEEN = "seen";
    private static final String SUSPECTED = "suspected";

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
                        .filter(known -> !known.getSource().equals(NARRATIVE))
                        .map(known -> new Identifier(
                                known.getType(), known.getValue(), known.getPartial(), known.getConfidence()))
                        .toList(),
                report.getVehicles().stream()
                        .filter(known -> !known.getSource().equals(NARRATIVE))
                        .map(known -> new Vehicle(
                                known.getPlate(),
                                known.getPartial(),
                                known.getMake(),
                                known.getModel(),
                                known.getColour()))
                        .toList(),
                report.getSuspects().stream().map(FactsOfCase::description).toList(),
                report.getMoTags(),
                report.getSeverity(),
                last(report),
                firsthand(report),
                report.getSuspects().stream()
                        .flatMap(suspect -> suspect.getNames().stream())
                        .map(SuspectName::getValue)
                        .toList());
    }

    /** Never after it was received: a date that a reporter mistook does not keep a warning fresh. */
    private static Instant last(ReportFacts report) {
        Instant to = report.getTo() == null ? report.getFrom() : report.getTo();
        return to.isAfter(report.getReceivedAt()) ? report.getReceivedAt() : to;
    }

    /** As docs/cases-content.md has it. */
    private static boolean firsthand(ReportFacts report) {
        boolean hearsay = !report.getIdentifiers().isEmpty()
                && report.getIdentifiers().stream()
                        .allMatch(known -> !known.getConfidence().equals(SEEN));
        return !hearsay && !SUSPECTED.equals(report.getOutcome());
    }

    private static @Nullable District district(ReportFacts report) {
        var district = report.getDistrict();
        return district == null
                ? null
                : new District(
                        district.getOutwardCode(),
                        district.getTown(),
                        district.getCounty(),
                        district.getLat(),
                        district.getLon());
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
