package org.forewarn.matching;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.forewarn.schemas.event.AlertConsent;
import org.forewarn.schemas.event.Consent;
import org.forewarn.schemas.event.Identifier;
import org.forewarn.schemas.event.Incident;
import org.forewarn.schemas.event.Place;
import org.forewarn.schemas.event.Provenance;
import org.forewarn.schemas.event.Report;
import org.forewarn.schemas.event.ReportEvent;
import org.forewarn.schemas.event.ReportEventKind;
import org.forewarn.schemas.event.Vehicle;
import org.forewarn.schemas.sealing.Fingerprint;
import org.forewarn.schemas.serde.TrustedClasses;
import org.jspecify.annotations.Nullable;

/** Report events as intake writes them. */
public final class Events {

    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");

    static {
        TrustedClasses.trust();
    }

    private Events() {}

    /** What the tests' blocking keys are made with. */
    public static byte[] secret() {
        return new byte[Fingerprint.MIN_SECRET_BYTES];
    }

    /** For tests that build schema classes without an event: Avro must be told that it may. */
    public static void trustSchemas() {
        TrustedClasses.trust();
    }

    public static ReportEvent withdrawn(String reportId) {
        return event(reportId, ReportEventKind.WITHDRAWN, "", null, "charity", 0);
    }

    public static Submission submitted(String reportId) {
        return new Submission(reportId);
    }

    /** A submission in the making. */
    public static final class Submission {

        private final String reportId;
        private final List<Identifier> identifiers = new ArrayList<>();
        private final List<Vehicle> vehicles = new ArrayList<>();
        private String partnerId = "charity";
        private int minute;
        private @Nullable Integer escrow;
        private @Nullable Place place;
        private String type = "robbery";
        private boolean checker;
        private boolean partnerCharities;
        private Instant incidentFrom = NEW_YEAR;

        private Submission(String reportId) {
            this.reportId = reportId;
        }

        /**
         * Names one of the numbers kept for drama.
         *
         * @param serial 0 to 999: {@code 07700 900000} and so on
         */
        public Submission phone(int serial) {
            return identifier("phone", "07700 900%03d".formatted(serial));
        }

        public Submission identifier(String type, String value) {
            identifiers.add(
                    Identifier.newBuilder().setType(type).setValue(value).build());
            return this;
        }

        public Submission partial(String type, String value) {
            identifiers.add(Identifier.newBuilder()
                    .setType(type)
                    .setValue(value)
                    .setPartial(true)
                    .build());
            return this;
        }

        public Submission plate(String vrm) {
            vehicles.add(Vehicle.newBuilder().setVrm(vrm).build());
            return this;
        }

        public Submission from(String partnerId) {
            this.partnerId = partnerId;
            return this;
        }

        public Submission receivedAtMinute(int minute) {
            this.minute = minute;
            return this;
        }

        public Submission escrow(@Nullable Integer minMatches) {
            this.escrow = minMatches;
            return this;
        }

        /** The reporter allows that checks tell of it. */
        public Submission checker() {
            this.checker = true;
            return this;
        }

        /** The reporter allows that other charities see it. */
        public Submission partnerCharities() {
            this.partnerCharities = true;
            return this;
        }

        public Submission incidentFrom(Instant incidentFrom) {
            this.incidentFrom = incidentFrom;
            return this;
        }

        public Submission at(Place place) {
            this.place = place;
            return this;
        }

        public Submission type(String type) {
            this.type = type;
            return this;
        }

        public ReportEvent event() {
            var report = Report.newBuilder()
                    .setConsent(Consent.newBuilder(consent())
                            .setEscrowMinMatches(escrow)
                            .setChecker(checker)
                            .setPartnerCharities(partnerCharities)
                            .build())
                    .setIncident(Incident.newBuilder()
                            .setTypes(List.of(type))
                            .setOutcome("completed")
                            .setFrom(incidentFrom)
                            .setPlace(place)
                            .build())
                    .setIdentifiers(identifiers)
                    .setVehicles(vehicles)
                    .build();
            return Events.event(
                    reportId,
                    ReportEventKind.SUBMITTED,
                    Integer.toHexString(report.hashCode()),
                    report,
                    partnerId,
                    minute);
        }

        private static Consent consent() {
            return Consent.newBuilder()
                    .setVersion("1")
                    .setRecordedAt(NEW_YEAR)
                    .setAlert(AlertConsent.AREA)
                    .build();
        }
    }

    private static ReportEvent event(
            String reportId,
            ReportEventKind kind,
            String digest,
            @Nullable Report report,
            String partnerId,
            int minute) {
        return ReportEvent.newBuilder()
                .setReportId(reportId)
                .setProvenance(Provenance.newBuilder()
                        .setPartnerId(partnerId)
                        .setKeyId("key")
                        .setChannel("web")
                        .setReceivedAt(NEW_YEAR.plusSeconds(60L * minute))
                        .setApiVersion("v1")
                        .setReference(reportId)
                        .build())
                .setKind(kind)
                .setContentDigest(digest)
                .setReport(report)
                .build();
    }
}
