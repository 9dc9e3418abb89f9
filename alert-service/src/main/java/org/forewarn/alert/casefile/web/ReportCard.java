package org.forewarn.alert.casefile.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.forewarn.alert.casefile.ReportOriginals.Origin;
import org.forewarn.alert.phrasing.Times;
import org.forewarn.alert.phrasing.Words;
import org.forewarn.schemas.event.Consent;
import org.forewarn.schemas.event.NormalisedIdentifier;
import org.forewarn.schemas.event.NormalisedVehicle;
import org.forewarn.schemas.event.ReportFacts;
import org.forewarn.schemas.event.Suspect;
import org.jspecify.annotations.Nullable;

/**
 * One report in words.
 *
 * @param severity code, lower case
 * @param charity its name
 * @param reference the charity's own; null while it is not known here
 * @param facts what it says, each with a name
 * @param narrative whether there is one to be opened
 */
record ReportCard(
        String reportId,
        String label,
        String severity,
        String severityWords,
        String charity,
        @Nullable String reference,
        String received,
        String title,
        String when,
        String where,
        List<Fact> facts,
        List<Chip> consents,
        boolean narrative) {

    /** A name and what is said of it; {@code exact} is written so that each sign can be told from the next. */
    record Fact(String name, List<String> values, boolean exact) {

        Fact {
            values = values.stream().map(Written::visibly).toList();
        }
    }

    /** What the reporter allowed, or did not. */
    record Chip(String words, boolean granted) {}

    static ReportCard of(ReportFacts report, String label, @Nullable Origin origin, UnaryOperator<String> charities) {
        return new ReportCard(
                report.getReportId(),
                label,
                report.getSeverity().name().toLowerCase(Locale.ROOT),
                Words.of(report.getSeverity().name()),
                charities.apply(report.getPartnerId()),
                origin == null ? null : origin.reference(),
                Times.minute(report.getReceivedAt()),
                Words.list(report.getTypes()),
                when(report),
                where(report),
                facts(report),
                consents(report.getConsent()),
                origin != null && origin.narrative());
    }

    static String when(ReportFacts report) {
        Instant to = report.getTo();
        String from = Times.as(report.getFrom(), report.getTimePrecision());
        String until = to == null ? from : Times.as(to, report.getTimePrecision());
        return until.equals(from) ? from : from + " to " + until;
    }

    static String where(ReportFacts report) {
        var district = report.getDistrict();
        if (district != null) {
            return district.getOutwardCode() + ", " + district.getTown();
        }
        var locality = report.getLocality();
        return locality == null ? "Place not known" : locality.getName() + " (no district known)";
    }

    private static List<Fact> facts(ReportFacts report) {
        var facts = new ArrayList<Fact>();
        for (NormalisedIdentifier identifier : report.getIdentifiers()) {
            facts.add(new Fact(Words.of(identifier.getType()), List.of(told(identifier)), true));
        }
        for (NormalisedVehicle vehicle : report.getVehicles()) {
            facts.add(new Fact("Vehicle", List.of(told(vehicle)), true));
        }
        boolean several = report.getSuspects().size() > 1;
        int number = 1;
        for (Suspect suspect : report.getSuspects()) {
            String name = several ? "Suspect " + number++ : "Suspect";
            List<String> told = told(suspect);
            if (!told.isEmpty()) {
                facts.add(new Fact(name, told, false));
            }
        }
        add(facts, "Outcome", report.getOutcome() == null ? List.of() : List.of(report.getOutcome()));
        add(facts, "Conduct", report.getMoTags());
        add(facts, "Weapons", report.getWeapons());
        add(facts, "Injury", report.getInjury() == null ? List.of() : List.of(report.getInjury()));
        add(facts, "Setting", report.getSetting() == null ? List.of() : List.of(report.getSetting()));
        return List.copyOf(facts);
    }

    private static void add(List<Fact> facts, String name, List<String> codes) {
        if (!codes.isEmpty()) {
            facts.add(new Fact(name, List.of(Words.list(codes)), false));
        }
    }

    private static String told(NormalisedIdentifier identifier) {
        return Written.identifier(identifier.getType(), identifier.getPartial(), identifier.getValue())
                + remarks(identifier.getPartial(), identifier.getConfidence(), identifier.getSource());
    }

    private static String remarks(boolean partial, String confidence, String source) {
        var remarks = new ArrayList<String>();
        if (partial) {
            remarks.add("in part");
        }
        if (!confidence.equals("seen")) {
            remarks.add(confidence);
        }
        if (source.equals("narrative")) {
            remarks.add("found in the narrative");
        }
        return remarks.isEmpty() ? "" : " (" + String.join(", ", remarks) + ")";
    }

    private static String told(NormalisedVehicle vehicle) {
        var parts = new ArrayList<String>();
        String plate = vehicle.getPlate();
        if (plate != null) {
            parts.add(plate + remarks(vehicle.getPartial(), vehicle.getConfidence(), vehicle.getSource()));
        }
        for (String look : looks(vehicle)) {
            parts.add(look);
        }
        return String.join(" · ", parts);
    }

    private static List<String> looks(NormalisedVehicle vehicle) {
        return Stream.of(vehicle.getColour(), vehicle.getMake(), vehicle.getModel(), vehicle.getBody())
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<String> told(Suspect suspect) {
        var told = new ArrayList<String>();
        suspect.getNames().forEach(name -> told.add(Words.of(name.getKind()) + ": " + name.getValue()));
        if (suspect.getAgeFrom() != null || suspect.getAgeTo() != null) {
            told.add("Age " + age(suspect.getAgeFrom(), suspect.getAgeTo()));
        }
        if (suspect.getHeightCm() != null) {
            told.add(suspect.getHeightCm() + " cm tall");
        }
        add(told, "Gender", suspect.getGender());
        add(told, "Build", suspect.getBuild());
        add(told, "Hair", suspect.getHair());
        add(told, "Eyes", suspect.getEyes());
        add(told, "Facial hair", suspect.getFacialHair());
        add(told, "Accent", suspect.getAccent());
        add(told, "Appearance", suspect.getEthnicAppearance());
        add(told, "Marks", suspect.getMarks());
        add(told, "Clothing", suspect.getClothing());
        if (!suspect.getLanguages().isEmpty()) {
            told.add("Languages: " + String.join(", ", suspect.getLanguages()));
        }
        return told;
    }

    private static String age(@Nullable Integer from, @Nullable Integer to) {
        if (from == null) {
            return "up to " + to;
        }
        return to == null ? "from " + from : from.equals(to) ? String.valueOf(from) : from + " to " + to;
    }

    private static void add(List<String> told, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            told.add(name + ": " + value);
        }
    }

    private static List<Chip> consents(Consent consent) {
        var chips = new ArrayList<Chip>();
        chips.add(
                switch (consent.getAlert()) {
                    case NONE -> new Chip("No warning", false);
                    case AREA -> new Chip("Warning in the area", true);
                    case NATIONAL -> new Chip("Warning everywhere", true);
                });
        chips.add(new Chip(consent.getChecker() ? "Checker" : "No checker", consent.getChecker()));
        chips.add(new Chip(
                consent.getPartnerCharities() ? "Other charities" : "No other charities",
                consent.getPartnerCharities()));
        chips.add(
                switch (consent.getPolice()) {
                    case NONE -> new Chip("No police", false);
                    case ANONYMOUS_INTELLIGENCE -> new Chip("Police: anonymous", true);
                    case VIA_CASEWORKER -> new Chip("Police: through the caseworker", true);
                    case FULL_DETAILS -> new Chip("Police: full details", true);
                });
        chips.add(new Chip(consent.getResearch() ? "Research" : "No research", consent.getResearch()));
        if (consent.getEscrowMinMatches() != null) {
            chips.add(new Chip("Was held until " + consent.getEscrowMinMatches() + " others", true));
        }
        return List.copyOf(chips);
    }
}
