package org.forewarn.benchmarks.incidents;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import org.forewarn.benchmarks.incidents.Told.Reporter;
import org.forewarn.schemas.event.Consent;
import org.forewarn.schemas.event.Identifier;
import org.forewarn.schemas.event.Incident;
import org.forewarn.schemas.event.Place;
import org.forewarn.schemas.event.Provenance;
import org.forewarn.schemas.event.Suspect;
import org.forewarn.schemas.event.Vehicle;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** A report in the JSON form that intake takes. Fields that were not told are left out. */
final class ReportJson {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int USUAL_CHARS = 2_000;

    private final JsonGenerator out;

    private ReportJson(JsonGenerator out) {
        this.out = out;
    }

    static String of(Provenance provenance, Told told) {
        var text = new StringWriter(USUAL_CHARS);
        try (var out = JSON.createGenerator(text)) {
            new ReportJson(out).report(provenance, told);
        }
        return text.toString();
    }

    /** As intake seals it. */
    static String of(Reporter reporter) {
        var text = new StringWriter();
        try (var out = JSON.createGenerator(text)) {
            new ReportJson(out).reporter(reporter);
        }
        return text.toString();
    }

    private void report(Provenance provenance, Told told) {
        out.writeStartObject();
        text("reference", provenance.getReference());
        text("channel", provenance.getChannel());
        if (told.reporter() != null) {
            out.writeName("reporter");
            reporter(told.reporter());
        }
        consent(told.report().getConsent());
        incident(told.report().getIncident(), told.narrative());
        array("suspects", told.report().getSuspects(), this::suspect);
        array("identifiers", told.report().getIdentifiers(), this::identifier);
        array("vehicles", told.report().getVehicles(), this::vehicle);
        out.writeEndObject();
    }

    private void reporter(Reporter reporter) {
        out.writeStartObject();
        text("relation", reporter.relation());
        text("pseudonym", reporter.pseudonym());
        text("language", reporter.language());
        if (reporter.phone() != null) {
            out.writeName("safeContact");
            out.writeStartObject();
            text("channel", "sms");
            text("value", reporter.phone());
            out.writeEndObject();
        }
        out.writeBooleanProperty("supportWanted", reporter.supportWanted());
        out.writeEndObject();
    }

    private void consent(Consent consent) {
        out.writeName("consent");
        out.writeStartObject();
        text("version", consent.getVersion());
        text("recordedAt", consent.getRecordedAt().toString());
        text("alert", word(consent.getAlert()));
        out.writeBooleanProperty("checker", consent.getChecker());
        out.writeBooleanProperty("partnerCharities", consent.getPartnerCharities());
        text("police", word(consent.getPolice()));
        out.writeBooleanProperty("research", consent.getResearch());
        number("escrowMinMatches", consent.getEscrowMinMatches());
        out.writeEndObject();
    }

    private void incident(Incident incident, @Nullable String narrative) {
        out.writeName("incident");
        out.writeStartObject();
        words("types", incident.getTypes());
        text("outcome", incident.getOutcome());
        text("from", incident.getFrom().toString());
        text("to", incident.getTo() == null ? null : incident.getTo().toString());
        text("timePrecision", incident.getTimePrecision());
        if (incident.getPlace() != null) {
            place(incident.getPlace());
        }
        text("narrative", narrative);
        words("moTags", incident.getMoTags());
        words("weapons", incident.getWeapons());
        text("injury", incident.getInjury());
        words("hateMotivation", incident.getHateMotivation());
        if (incident.getReportedToPolice() != null) {
            out.writeBooleanProperty("reportedToPolice", incident.getReportedToPolice());
        }
        out.writeEndObject();
    }

    private void place(Place place) {
        out.writeName("place");
        out.writeStartObject();
        text("text", place.getText());
        text("postcode", place.getPostcode());
        if (place.getLat() != null && place.getLon() != null) {
            out.writeNumberProperty("lat", place.getLat());
            out.writeNumberProperty("lon", place.getLon());
        }
        number("precisionMetres", place.getPrecisionMetres());
        text("setting", place.getSetting());
        out.writeEndObject();
    }

    private void suspect(Suspect suspect) {
        array("names", suspect.getNames(), name -> {
            text("value", name.getValue());
            text("kind", name.getKind());
        });
        if (suspect.getAgeFrom() != null || suspect.getAgeTo() != null) {
            out.writeName("ageRange");
            out.writeStartObject();
            number("from", suspect.getAgeFrom());
            number("to", suspect.getAgeTo());
            out.writeEndObject();
        }
        text("gender", suspect.getGender());
        text("ethnicAppearance", suspect.getEthnicAppearance());
        number("heightCm", suspect.getHeightCm());
        text("build", suspect.getBuild());
        text("hair", suspect.getHair());
        text("eyes", suspect.getEyes());
        text("facialHair", suspect.getFacialHair());
        text("accent", suspect.getAccent());
        words("languages", suspect.getLanguages());
        text("marks", suspect.getMarks());
        text("clothing", suspect.getClothing());
    }

    private void identifier(Identifier identifier) {
        text("type", identifier.getType());
        text("value", identifier.getValue());
        out.writeBooleanProperty("partial", identifier.getPartial());
        text("confidence", identifier.getConfidence());
    }

    private void vehicle(Vehicle vehicle) {
        text("vrm", vehicle.getVrm());
        out.writeBooleanProperty("partial", vehicle.getPartial());
        text("country", vehicle.getCountry());
        text("make", vehicle.getMake());
        text("model", vehicle.getModel());
        text("colour", vehicle.getColour());
        text("body", vehicle.getBody());
        text("marks", vehicle.getMarks());
    }

    private interface Fields<T> {
        void write(T one);
    }

    private <T> void array(String name, List<T> all, Fields<T> fields) {
        if (all.isEmpty()) {
            return;
        }
        out.writeName(name);
        out.writeStartArray();
        for (T one : all) {
            out.writeStartObject();
            fields.write(one);
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void words(String name, List<String> words) {
        if (!words.isEmpty()) {
            out.writeName(name);
            out.writeStartArray();
            words.forEach(out::writeString);
            out.writeEndArray();
        }
    }

    private void text(String name, @Nullable String value) {
        if (value != null) {
            out.writeStringProperty(name, value);
        }
    }

    private void number(String name, @Nullable Integer value) {
        if (value != null) {
            out.writeNumberProperty(name, value.intValue());
        }
    }

    private static String word(Enum<?> symbol) {
        return symbol.name().toLowerCase(Locale.ROOT);
    }
}
