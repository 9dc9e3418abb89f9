package org.forewarn.intake.report;

import static org.forewarn.intake.report.ReportRules.*;

import java.time.Duration;
import java.time.Instant;
import org.forewarn.intake.reading.Codes;
import org.forewarn.intake.reading.Fields;
import org.forewarn.intake.reading.Reading;
import org.forewarn.intake.reading.Rule;
import org.forewarn.intake.reading.Times;
import org.forewarn.intake.report.Report.AgeRange;
import org.forewarn.intake.report.Report.Consent;
import org.forewarn.intake.report.Report.Identifier;
import org.forewarn.intake.report.Report.Incident;
import org.forewarn.intake.report.Report.Place;
import org.forewarn.intake.report.Report.Reporter;
import org.forewarn.intake.report.Report.SafeContact;
import org.forewarn.intake.report.Report.Suspect;
import org.forewarn.intake.report.Report.SuspectName;
import org.forewarn.intake.report.Report.Vehicle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The report form, top to bottom: which fields there are, which must be given, and which rule each keeps. Pure: the same
 * document at the same time always reads the same.
 */
final class ReportReader {

    private final Instant now;
    private final Rule<Instant> past;
    private final Naming naming;

    private ReportReader(Instant now, Naming naming) {
        this.now = now;
        this.past = Times.past(now);
        this.naming = naming;
    }

    /** Where the reference comes from, when not from the document. */
    sealed interface Naming {

        /** The document must name the report. */
        record ByDocument() implements Naming {}

        /** The document may name the report; else this does. */
        record Otherwise(String reference) implements Naming {}

        /** This names the report; the document may repeat it. */
        record Fixed(String reference) implements Naming {}
    }

    /**
     * Reads a report in our form, whichever way its JSON came.
     *
     * @param now against which times in the future are told
     */
    static Reading<Report> read(JsonNode document, Instant now, Naming naming) {
        return Fields.read(document, new ReportReader(now, naming)::report);
    }

    /** Reads a report that names itself. */
    static Reading<Report> read(JsonNode document, Instant now) {
        return read(document, now, new Naming.ByDocument());
    }

    /** Which reports there may be, as JSON Schema; the same at any time and whatever name comes from elsewhere. */
    static ObjectNode schema(Naming naming) {
        return Fields.describe(new ReportReader(Instant.EPOCH, naming)::report);
    }

    private Report report(Fields in) {
        return new Report(
                reference(in),
                in.required("channel", CHANNEL),
                in.optionalObject("reporter", ReportReader::reporter),
                in.requiredObject("consent", this::consent),
                in.requiredObject("incident", this::incident),
                in.objects("suspects", MAX_SUSPECTS, ReportReader::suspect),
                in.objects("identifiers", MAX_IDENTIFIERS, ReportReader::identifier),
                in.objects("vehicles", MAX_VEHICLES, ReportReader::vehicle));
    }

    private String reference(Fields in) {
        return switch (naming) {
            case Naming.ByDocument() -> in.required("reference", REFERENCE);
            case Naming.Otherwise(String reference) -> {
                String given = in.optional("reference", REFERENCE);
                yield given == null ? reference : given;
            }
            case Naming.Fixed(String reference) -> {
                String given = in.optional("reference", REFERENCE);
                in.check(
                        given == null || given.equals(reference),
                        "reference",
                        Codes.MISMATCH,
                        "Leave it out, or give the reference that the path names.");
                yield reference;
            }
        };
    }

    private static Reporter reporter(Fields in) {
        return new Reporter(
                in.optional("relation", RELATION),
                in.optional("pseudonym", NAME),
                in.optional("language", LANGUAGE),
                in.optionalObject("safeContact", ReportReader::safeContact),
                in.optional("supportWanted", FLAG));
    }

    private static SafeContact safeContact(Fields in) {
        String channel = in.required("channel", SAFE_CONTACT_CHANNEL);
        String value = in.required("value", CONTACT_VALUE);
        WrittenAs.checkContact(in, channel, value);
        return new SafeContact(
                channel, value, in.optional("hours", DESCRIPTION), in.optional("coverText", DESCRIPTION));
    }

    private Consent consent(Fields in) {
        return new Consent(
                in.required("version", CONSENT_VERSION),
                in.required("recordedAt", past),
                in.required("alert", ALERT_CONSENT),
                in.optional("checker", FLAG, false),
                in.optional("partnerCharities", FLAG, false),
                in.optional("police", POLICE_CONSENT, NO_POLICE),
                in.optional("research", FLAG, false),
                in.optional("escrowMinMatches", ESCROW_MIN_MATCHES));
    }

    private Incident incident(Fields in) {
        var types = in.requiredList("types", MAX_WORDS, INCIDENT_TYPE);
        String outcome = in.optional("outcome", OUTCOME);
        String precision = in.optional("timePrecision", TIME_PRECISION, EXACT);
        Instant from = in.required("from", past);
        Instant to = in.optional("to", Times.pastWithin(now, span(precision)));
        in.check(to == null || !to.isBefore(from), "to", Codes.OUT_OF_ORDER, "Give a time that is not before 'from'.");
        return new Incident(
                types,
                outcome,
                from,
                to,
                precision,
                in.optionalObject("place", ReportReader::place),
                in.optional("narrative", NARRATIVE),
                in.list("moTags", MAX_WORDS, MO_TAG),
                in.list("weapons", MAX_WORDS, WEAPON),
                in.optional("injury", INJURY),
                in.list("hateMotivation", MAX_WORDS, HATE_MOTIVATION),
                in.optional("reportedToPolice", FLAG),
                in.optional("crimeRef", CRIME_REF));
    }

    /** The longest that a precision leaves open. */
    private static Duration span(String precision) {
        return switch (precision) {
            case "hour" -> Duration.ofHours(1);
            case "day" -> Duration.ofDays(1);
            case "week" -> Duration.ofDays(7);
            case "month" -> Duration.ofDays(31);
            default -> Duration.ZERO;
        };
    }

    private static Place place(Fields in) {
        in.check(in.given("lat") || !in.given("lon"), "lat", Codes.INCOMPLETE, "Give 'lat' and 'lon' together.");
        in.check(in.given("lon") || !in.given("lat"), "lon", Codes.INCOMPLETE, "Give 'lat' and 'lon' together.");
        String text = in.optional("text", PLACE_TEXT);
        String postcode = in.optional("postcode", POSTCODE);
        Double lat = in.optional("lat", LATITUDE);
        Double lon = in.optional("lon", LONGITUDE);
        in.check(
                lat == null || lon == null || ServedArea.UK.has(lat, lon),
                "lat",
                Codes.NOT_SERVED,
                "Give a position in the United Kingdom or the Crown dependencies; see whether 'lat' and 'lon' changed places.");
        return new Place(
                text,
                postcode,
                lat,
                lon,
                in.optional("precisionMetres", PRECISION_METRES),
                in.optional("setting", SETTING));
    }

    private static Suspect suspect(Fields in) {
        return new Suspect(
                in.objects("names", MAX_NAMES, ReportReader::name),
                in.optionalObject("ageRange", ReportReader::ageRange),
                in.optional("gender", GENDER),
                in.optional("ethnicAppearance", DESCRIPTION),
                in.optional("heightCm", HEIGHT_CM),
                in.optional("build", BUILD),
                in.optional("hair", DESCRIPTION),
                in.optional("eyes", DESCRIPTION),
                in.optional("facialHair", DESCRIPTION),
                in.optional("accent", DESCRIPTION),
                in.list("languages", MAX_LANGUAGES, LANGUAGE),
                in.optional("marks", LONG_DESCRIPTION),
                in.optional("clothing", LONG_DESCRIPTION));
    }

    private static SuspectName name(Fields in) {
        return new SuspectName(in.required("value", NAME), in.required("kind", NAME_KIND));
    }

    private static AgeRange ageRange(Fields in) {
        Integer from = in.optional("from", AGE_YEARS);
        Integer to = in.optional("to", AGE_YEARS);
        in.check(
                from == null || to == null || from <= to,
                "to",
                Codes.OUT_OF_ORDER,
                "Give an age that is not below 'from'.");
        return new AgeRange(from, to);
    }

    private static Identifier identifier(Fields in) {
        String type = in.required("type", IDENTIFIER_TYPE);
        String value = in.required("value", IDENTIFIER_VALUE);
        boolean partial = in.optional("partial", FLAG, false);
        WrittenAs.checkIdentifier(in, type, value, partial);
        return new Identifier(type, value, partial, in.optional("confidence", CONFIDENCE, SEEN));
    }

    private static Vehicle vehicle(Fields in) {
        return new Vehicle(
                in.optional("vrm", VRM),
                in.optional("partial", FLAG, false),
                in.optional("country", COUNTRY),
                in.optional("make", VEHICLE_WORD),
                in.optional("model", VEHICLE_WORD),
                in.optional("colour", VEHICLE_WORD),
                in.optional("body", VEHICLE_BODY),
                in.optional("marks", LONG_DESCRIPTION));
    }
}
