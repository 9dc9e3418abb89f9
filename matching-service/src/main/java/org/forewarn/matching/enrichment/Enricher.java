package org.forewarn.matching.enrichment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.forewarn.matching.enrichment.SealedTexts.Opened;
import org.forewarn.schemas.event.Identifier;
import org.forewarn.schemas.event.Incident;
import org.forewarn.schemas.event.NormalisedIdentifier;
import org.forewarn.schemas.event.NormalisedVehicle;
import org.forewarn.schemas.event.Place;
import org.forewarn.schemas.event.Provenance;
import org.forewarn.schemas.event.Report;
import org.forewarn.schemas.event.ReportFacts;
import org.forewarn.schemas.event.Sealed;
import org.forewarn.schemas.event.Vehicle;
import org.jspecify.annotations.Nullable;

/** Makes facts of reports. The same report and keyset always give the same facts. */
public final class Enricher {

    private static final String NARRATIVE = "narrative";
    private static final String REPORTER = "reporter";

    private final SealedTexts texts;

    /** @param texts opens narratives, and who the reporter is, so that it is never taken for the suspect */
    public Enricher(SealedTexts texts) {
        this.texts = texts;
    }

    public Enrichment enrich(String reportId, Provenance provenance, Report report) {
        var gaps = new Gaps.Count();
        Sealed sealed = report.getSealed();
        Narrative.Finds finds = sealed == null ? Narrative.Finds.NONE : finds(reportId, sealed, gaps);
        Reporter reporter = sealed == null ? Reporter.UNKNOWN : reporter(reportId, sealed);
        List<NormalisedIdentifier> identifiers = new ArrayList<>(identifiers(report.getIdentifiers(), gaps));
        identifiers.addAll(finds.identifiers());
        List<NormalisedVehicle> vehicles = vehicles(report.getVehicles(), finds.vehicles(), gaps);
        List<NormalisedIdentifier> theirs = distinct(withoutOwn(identifiers, reporter, gaps));
        return new Enrichment(facts(reportId, provenance, report, theirs, vehicles, gaps), gaps.gaps());
    }

    private Narrative.Finds finds(String reportId, Sealed sealed, Gaps.Count gaps) {
        return switch (texts.open(reportId, sealed, NARRATIVE)) {
            case Opened.Words words -> {
                if (words.text().length() > Narrative.MAX_CHARS) {
                    gaps.add(Gap.NARRATIVE_CUT);
                }
                yield Narrative.read(words.text());
            }
            case Opened.Absent _ -> Narrative.Finds.NONE;
            case Opened.Closed _ -> {
                gaps.add(Gap.NARRATIVE_SEALED);
                yield Narrative.Finds.NONE;
            }
            case Opened.Unopened _ -> {
                gaps.add(Gap.NARRATIVE_UNOPENED);
                yield Narrative.Finds.NONE;
            }
        };
    }

    private Reporter reporter(String reportId, Sealed sealed) {
        return switch (texts.open(reportId, sealed, REPORTER)) {
            case Opened.Words words -> Reporter.of(words.text());
            case Opened.Absent _, Opened.Closed _, Opened.Unopened _ -> Reporter.UNKNOWN;
        };
    }

    private static List<NormalisedIdentifier> withoutOwn(
            List<NormalisedIdentifier> identifiers, Reporter reporter, Gaps.Count gaps) {
        List<NormalisedIdentifier> theirs = new ArrayList<>();
        for (NormalisedIdentifier one : identifiers) {
            if (reporter.owns(one)) {
                gaps.add(Gap.REPORTERS_OWN);
            } else {
                theirs.add(one);
            }
        }
        return theirs;
    }

    private static ReportFacts facts(
            String reportId,
            Provenance provenance,
            Report report,
            List<NormalisedIdentifier> identifiers,
            List<NormalisedVehicle> vehicles,
            Gaps.Count gaps) {
        Incident incident = report.getIncident();
        Place place = incident.getPlace();
        Located located = Located.of(place, gaps);
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
                .setDistrict(located.district())
                .setLocality(located.locality())
                .setCell(located.cell())
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

    /** Of several spellings of one identifier, the first: fields come before the narrative. */
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

    /** The vehicles that were given, and the plates of the narrative that are not theirs. */
    private static List<NormalisedVehicle> vehicles(
            List<Vehicle> given, List<NormalisedVehicle> found, Gaps.Count gaps) {
        List<NormalisedVehicle> vehicles = new ArrayList<>();
        Set<@Nullable String> plates = new HashSet<>();
        for (Vehicle one : given) {
            NormalisedVehicle vehicle = vehicle(one, gaps);
            vehicles.add(vehicle);
            plates.add(vehicle.getPlate());
        }
        found.stream().filter(one -> !plates.contains(one.getPlate())).forEach(vehicles::add);
        return vehicles;
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
