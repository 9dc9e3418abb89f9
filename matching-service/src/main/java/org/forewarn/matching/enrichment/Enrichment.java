package org.forewarn.matching.enrichment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.forewarn.schemas.event.Identifier;
import org.forewarn.schemas.event.Incident;
import org.forewarn.schemas.event.NormalisedIdentifier;
import org.forewarn.schemas.event.NormalisedVehicle;
import org.forewarn.schemas.event.Place;
import org.forewarn.schemas.event.Provenance;
import org.forewarn.schemas.event.Report;
import org.forewarn.schemas.event.ReportFacts;
import org.forewarn.schemas.event.Vehicle;

/**
 * What could be made of a report.
 *
 * @param facts in the form they are compared in
 * @param gaps what could not be read; it is left out of the facts and stays in the report
 */
public record Enrichment(ReportFacts facts, Gaps gaps) {

    /** The same report always gives the same facts. */
    public static Enrichment of(String reportId, Provenance provenance, Report report) {
        var gaps = new Gaps.Count();
        List<NormalisedIdentifier> identifiers = identifiers(report.getIdentifiers(), gaps);
        List<NormalisedVehicle> vehicles =
                report.getVehicles().stream().map(given -> vehicle(given, gaps)).toList();
        return new Enrichment(facts(reportId, provenance, report, distinct(identifiers), vehicles), gaps.gaps());
    }

    private static ReportFacts facts(
            String reportId,
            Provenance provenance,
            Report report,
            List<NormalisedIdentifier> identifiers,
            List<NormalisedVehicle> vehicles) {
        Incident incident = report.getIncident();
        Place place = incident.getPlace();
        Instant receivedAt = provenance.getReceivedAt();
        return ReportFacts.newBuilder()
                .setReportId(reportId)
                .setPartnerId(provenance.getPartnerId())
                .setReceivedAt(receivedAt)
                .setConsent(report.getConsent())
                .setTypes(incident.getTypes())
                .setOutcome(incident.getOutcome())
                .setFrom(incident.getFrom())
                .setTo(incident.getTo())
                .setTimePrecision(incident.getTimePrecision())
                .setMoTags(incident.getMoTags())
                .setWeapons(incident.getWeapons())
                .setInjury(incident.getInjury())
                .setSetting(place == null ? null : place.getSetting())
                .setDistrict(Districts.of(place))
                .setIdentifiers(identifiers)
                .setVehicles(vehicles)
                .setSuspects(report.getSuspects())
                .setSeverity(SeverityRules.of(incident))
                .build();
    }

    private static List<NormalisedIdentifier> identifiers(List<Identifier> given, Gaps.Count gaps) {
        List<NormalisedIdentifier> all = new ArrayList<>();
        for (Identifier one : given) {
            List<NormalisedIdentifier> read = Identifiers.normalise(one);
            if (read.isEmpty()) {
                gaps.add(Gap.ofIdentifier(one.getType()));
            }
            all.addAll(read);
        }
        return all;
    }

    /** Of several spellings of one identifier, the first. */
    private static List<NormalisedIdentifier> distinct(List<NormalisedIdentifier> identifiers) {
        record Compared(String type, String value, boolean partial) {}
        var seen = new HashSet<Compared>();
        var distinct = new ArrayList<NormalisedIdentifier>();
        for (var one : identifiers) {
            if (seen.add(new Compared(one.getType(), one.getValue(), one.getPartial()))) {
                distinct.add(one);
            }
        }
        return distinct;
    }

    private static NormalisedVehicle vehicle(Vehicle given, Gaps.Count gaps) {
        NormalisedVehicle vehicle = Vehicles.normalise(given);
        String plate = vehicle.getPlate();
        if (plate == null) {
            if (given.getVrm() != null) {
                gaps.add(Gap.PLATE);
            }
        } else if (vehicle.getPartial()) {
            if (Plates.parts(new Partial(plate)).isEmpty()) {
                gaps.add(Gap.PLATE_PART);
            }
        } else if (vehicle.getCountry() == null && Plates.readings(plate).isEmpty()) {
            gaps.add(Gap.PLATE_FORMAT);
        }
        return vehicle;
    }
}
