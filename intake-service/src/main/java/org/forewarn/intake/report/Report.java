package org.forewarn.intake.report;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report in which every rule of the form holds: only {@link ReportReader} makes one. Components are named as in the
 * form, because the canonical form is made from them; texts are in the reporter's spelling, words are of their
 * vocabulary.
 */
record Report(
        String reference,
        String channel,
        @Nullable Reporter reporter,
        Consent consent,
        Incident incident,
        List<Suspect> suspects,
        List<Identifier> identifiers,
        List<Vehicle> vehicles) {

    /** Who reports. Leaves this service only sealed. */
    record Reporter(
            @Nullable String relation,
            @Nullable String pseudonym,
            @Nullable String language,
            @Nullable SafeContact safeContact,
            @Nullable Boolean supportWanted) {}

    /** How the reporter can be reached without danger. */
    record SafeContact(
            String channel,
            String value,
            @Nullable String hours,
            @Nullable String coverText) {}

    /** What the reporter allowed; what was not said was not allowed. */
    record Consent(
            String version,
            Instant recordedAt,
            String alert,
            boolean checker,
            boolean partnerCharities,
            String police,
            boolean research,
            @Nullable Integer escrowMinMatches) {}

    /** What happened. Narrative and crime reference leave this service only sealed. */
    record Incident(
            List<String> types,
            @Nullable String outcome,
            Instant from,
            @Nullable Instant to,
            String timePrecision,
            @Nullable Place place,
            @Nullable String narrative,
            List<String> moTags,
            List<String> weapons,
            @Nullable String injury,
            List<String> hateMotivation,
            @Nullable Boolean reportedToPolice,
            @Nullable String crimeRef) {}

    /** Where it happened, as far as it was told. Latitude and longitude come together, in degrees (WGS 84). */
    record Place(
            @Nullable String text,
            @Nullable String postcode,
            @Nullable Double lat,
            @Nullable Double lon,
            @Nullable Integer precisionMetres,
            @Nullable String setting) {}

    /** A suspect as described. */
    record Suspect(
            List<SuspectName> names,
            @Nullable AgeRange ageRange,
            @Nullable String gender,
            @Nullable String ethnicAppearance,
            @Nullable Integer heightCm,
            @Nullable String build,
            @Nullable String hair,
            @Nullable String eyes,
            @Nullable String facialHair,
            @Nullable String accent,
            List<String> languages,
            @Nullable String marks,
            @Nullable String clothing) {}

    /** A name that a suspect used. */
    record SuspectName(String value, String kind) {}

    /** Youngest and oldest plausible age, years, in that order. */
    record AgeRange(@Nullable Integer from, @Nullable Integer to) {}

    /** Something a suspect can be recognised by. */
    record Identifier(String type, String value, boolean partial, String confidence) {}

    /** A suspect's vehicle. */
    record Vehicle(
            @Nullable String vrm,
            boolean partial,
            @Nullable String country,
            @Nullable String make,
            @Nullable String model,
            @Nullable String colour,
            @Nullable String body,
            @Nullable String marks) {}
}
