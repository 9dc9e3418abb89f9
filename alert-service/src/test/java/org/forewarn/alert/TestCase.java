package org.forewarn.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.forewarn.kit.place.OutwardCode;
import org.forewarn.kit.place.OutwardCodes;
import org.forewarn.schemas.event.AlertConsent;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.CaseStatus;
import org.forewarn.schemas.event.Certainty;
import org.forewarn.schemas.event.Consent;
import org.forewarn.schemas.event.District;
import org.forewarn.schemas.event.NormalisedIdentifier;
import org.forewarn.schemas.event.PoliceConsent;
import org.forewarn.schemas.event.ReportFacts;
import org.forewarn.schemas.event.Severity;

/** Records of the topic cases, as matching writes them. */
public final class TestCase {

    /** What is long ago is not warned of. */
    private static final Instant YESTERDAY =
            Instant.now().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);

    private TestCase() {}

    /** A severe report from a place, that may be used. */
    public static ReportFacts report(String outwardCode) {
        return report(outwardCode, AlertConsent.AREA, Severity.SEVERE);
    }

    public static ReportFacts report(String outwardCode, AlertConsent alert, Severity severity) {
        OutwardCode place = OutwardCodes.uk().find(outwardCode).orElseThrow();
        return ReportFacts.newBuilder()
                .setReportId(UUID.randomUUID().toString())
                .setPartnerId("charity")
                .setReceivedAt(YESTERDAY.plusSeconds(3600))
                .setConsent(consent(alert))
                .setTypes(List.of("robbery"))
                .setFrom(YESTERDAY)
                .setDistrict(new District(
                        place.code(), place.town(), place.county(), place.country(), place.lat(), place.lon()))
                .setIdentifiers(List.of(NormalisedIdentifier.newBuilder()
                        .setType("phone")
                        .setValue("+447700900999")
                        .setGiven("07700 900999")
                        .build()))
                .setSeverity(severity)
                .build();
    }

    private static Consent consent(AlertConsent alert) {
        return Consent.newBuilder()
                .setVersion("1")
                .setRecordedAt(Instant.parse("2026-03-06T09:00:00Z"))
                .setAlert(alert)
                .setPolice(PoliceConsent.NONE)
                .build();
    }

    /** A case that stands, called after its first report. */
    public static Case open(ReportFacts... reports) {
        return open(List.of(), reports);
    }

    public static Case open(List<String> formerIds, ReportFacts... reports) {
        return Case.newBuilder()
                .setCaseId(reports[0].getReportId())
                .setStatus(CaseStatus.OPEN)
                .setFormerIds(formerIds)
                .setReports(List.of(reports))
                .setSeverity(Severity.SEVERE)
                .setCertainty(Certainty.POSSIBLE)
                .build();
    }

    /** The same at a version. */
    public static Case at(long version, Case state) {
        return Case.newBuilder(state).setVersion(version).build();
    }

    public static Case merged(String caseId, String into) {
        return Case.newBuilder()
                .setCaseId(caseId)
                .setStatus(CaseStatus.MERGED)
                .setMergedInto(into)
                .build();
    }

    public static Case closed(String caseId) {
        return Case.newBuilder().setCaseId(caseId).setStatus(CaseStatus.CLOSED).build();
    }
}
