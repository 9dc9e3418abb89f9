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
import org.jspecify.annotations.Nullable;

/**
 * What could be made of a report.
 *
 * @param facts in the form they are compared in
 * @param unreadable how many identifiers and plates could not be read as what they are said to be; they are left out of
 *     the facts and stay in the report
 */
public record Enrichment(ReportFacts facts, int unreadable) {

    /** The same report always gives the same facts. */
    public static Enrichment of(String reportId, Provenance provenance, Report report) {
        List<NormalisedIdentifier> identifiers = identifiers(report.getIdentifiers());
        List<NormalisedVehicle> vehicles =
                report.getVehicles().stream().map(Enrichment::vehicle).toList();
        int unreadable = report.getIdentifiers().size() - identifiers.size();
        for (int i = 0; i < vehicles.size(); i++) {
            unreadable += isLost(report.getVehicles().get(i), vehicles.get(i)) ? 1 : 0;
        }
        return new Enrichment(facts(reportId, provenance, report, distinct(identifiers), vehicles), unreadable);
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

    private static List<NormalisedIdentifier> identifiers(List<Identifier> given) {
        return given.stream()
                .flatMap(one -> Identifiers.normalise(one).stream())
                .toList();
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

    private static NormalisedVehicle vehicle(Vehicle given) {
        String vrm = given.getVrm();
        String plate = vrm == null ? null : Plates.compact(vrm).orElse(null);
        return new NormalisedVehicle(
                plate, given.getPartial(), word(given.getMake()), word(given.getModel()), word(given.getColour()));
    }

    private static boolean isLost(Vehicle given, NormalisedVehicle vehicle) {
        return given.getVrm() != null && vehicle.getPlate() == null;
    }

    private static @Nullable String word(@Nullable String given) {
        return given == null ? null : Text.spaced(given);
    }
}
