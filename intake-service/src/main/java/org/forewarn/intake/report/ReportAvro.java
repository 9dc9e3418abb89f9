package org.forewarn.intake.report;

import java.util.Locale;
import org.forewarn.schemas.event.AlertConsent;
import org.forewarn.schemas.event.Consent;
import org.forewarn.schemas.event.Identifier;
import org.forewarn.schemas.event.Incident;
import org.forewarn.schemas.event.Place;
import org.forewarn.schemas.event.PoliceConsent;
import org.forewarn.schemas.event.Sealed;
import org.forewarn.schemas.event.Suspect;
import org.forewarn.schemas.event.SuspectName;
import org.forewarn.schemas.event.Vehicle;
import org.jspecify.annotations.Nullable;

/**
 * A report as the contract has it. Fields are set by name: the constructors take fourteen texts in a row, and the
 * builders copy every default first.
 */
final class ReportAvro {

    private ReportAvro() {}

    static org.forewarn.schemas.event.Report of(Report report, @Nullable Sealed sealed) {
        var avro = new org.forewarn.schemas.event.Report();
        avro.setConsent(consent(report.consent()));
        avro.setIncident(incident(report.incident()));
        avro.setSuspects(report.suspects().stream().map(ReportAvro::suspect).toList());
        avro.setIdentifiers(
                report.identifiers().stream().map(ReportAvro::identifier).toList());
        avro.setVehicles(report.vehicles().stream().map(ReportAvro::vehicle).toList());
        avro.setSealed(sealed);
        return avro;
    }

    private static Consent consent(Report.Consent consent) {
        var avro = new Consent();
        avro.setVersion(consent.version());
        avro.setRecordedAt(consent.recordedAt());
        avro.setAlert(AlertConsent.valueOf(symbol(consent.alert())));
        avro.setChecker(consent.checker());
        avro.setPartnerCharities(consent.partnerCharities());
        avro.setPolice(PoliceConsent.valueOf(symbol(consent.police())));
        avro.setResearch(consent.research());
        avro.setEscrowMinMatches(consent.escrowMinMatches());
        return avro;
    }

    /** Words and Avro symbols differ only in case; a test holds every word against its symbol. */
    private static String symbol(String word) {
        return word.toUpperCase(Locale.ROOT);
    }

    private static Incident incident(Report.Incident incident) {
        var avro = new Incident();
        avro.setTypes(incident.types());
        avro.setOutcome(incident.outcome());
        avro.setFrom(incident.from());
        avro.setTo(incident.to());
        avro.setTimePrecision(incident.timePrecision());
        avro.setPlace(incident.place() == null ? null : place(incident.place()));
        avro.setMoTags(incident.moTags());
        avro.setWeapons(incident.weapons());
        avro.setInjury(incident.injury());
        avro.setHateMotivation(incident.hateMotivation());
        avro.setReportedToPolice(incident.reportedToPolice());
        return avro;
    }

    private static Place place(Report.Place place) {
        var avro = new Place();
        avro.setText(place.text());
        avro.setPostcode(place.postcode());
        avro.setLat(place.lat());
        avro.setLon(place.lon());
        avro.setPrecisionMetres(place.precisionMetres());
        avro.setSetting(place.setting());
        return avro;
    }

    private static Suspect suspect(Report.Suspect suspect) {
        var avro = new Suspect();
        avro.setNames(suspect.names().stream()
                .map(name -> new SuspectName(name.value(), name.kind()))
                .toList());
        if (suspect.ageRange() != null) {
            avro.setAgeFrom(suspect.ageRange().from());
            avro.setAgeTo(suspect.ageRange().to());
        }
        avro.setGender(suspect.gender());
        avro.setEthnicAppearance(suspect.ethnicAppearance());
        avro.setHeightCm(suspect.heightCm());
        avro.setBuild(suspect.build());
        avro.setHair(suspect.hair());
        avro.setEyes(suspect.eyes());
        avro.setFacialHair(suspect.facialHair());
        avro.setAccent(suspect.accent());
        avro.setLanguages(suspect.languages());
        avro.setMarks(suspect.marks());
        avro.setClothing(suspect.clothing());
        return avro;
    }

    private static Identifier identifier(Report.Identifier identifier) {
        return new Identifier(identifier.type(), identifier.value(), identifier.partial(), identifier.confidence());
    }

    private static Vehicle vehicle(Report.Vehicle vehicle) {
        var avro = new Vehicle();
        avro.setVrm(vehicle.vrm());
        avro.setPartial(vehicle.partial());
        avro.setCountry(vehicle.country());
        avro.setMake(vehicle.make());
        avro.setModel(vehicle.model());
        avro.setColour(vehicle.colour());
        avro.setBody(vehicle.body());
        avro.setMarks(vehicle.marks());
        return avro;
    }
}
