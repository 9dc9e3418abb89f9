package org.forewarn.intake.report;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.forewarn.intake.reading.Numbers;
import org.forewarn.intake.reading.Rule;
import org.forewarn.intake.reading.Rule.Checked;
import org.forewarn.intake.reading.Texts;
import org.forewarn.intake.reading.Words;
import org.forewarn.kit.problem.FieldProblem;
import org.forewarn.kit.vocabulary.Vocabulary;
import tools.jackson.databind.node.JsonNodeFactory;

/** Every rule and bound of the report form, by name. Lengths are in characters; bounds are included. */
final class ReportRules {

    static final int MAX_SUSPECTS = 20;
    static final int MAX_IDENTIFIERS = 50;
    static final int MAX_VEHICLES = 20;
    static final int MAX_NAMES = 20;
    static final int MAX_LANGUAGES = 10;
    /** More than any vocabulary has. */
    static final int MAX_WORDS = 30;

    static final int MAX_REFERENCE_CHARS = 100;
    static final int MAX_NARRATIVE_CHARS = 20_000;

    /**
     * The charity's own name for the report stands in a path when the report is withdrawn, so one that is only dots,
     * which clients fold away, would name a report that cannot be taken back.
     */
    static final Rule<String> REFERENCE = Texts.shaped(
            MAX_REFERENCE_CHARS,
            "[!-~]*[A-Za-z0-9][!-~]*",
            "Use letters, digits and signs of ASCII without spaces, at least one letter or digit.");

    static final Rule<String> CONSENT_VERSION = Texts.line(50);
    static final Rule<String> NAME = Texts.line(100);
    static final Rule<String> CONTACT_VALUE = Texts.line(200);
    static final Rule<String> DESCRIPTION = Texts.line(200);
    static final Rule<String> LONG_DESCRIPTION = Texts.prose(1_000);
    static final Rule<String> PLACE_TEXT = Texts.line(300);
    static final Rule<String> NARRATIVE = Texts.prose(MAX_NARRATIVE_CHARS);
    static final Rule<String> CRIME_REF = Texts.line(50);
    static final Rule<String> IDENTIFIER_VALUE = Texts.line(300);
    static final Rule<String> VRM = Texts.line(20);
    static final Rule<String> VEHICLE_WORD = Texts.line(50);

    /** Form only (after the Royal Mail's Programmer's Guide to PAF); whether it exists is found out when it is read. */
    static final Rule<String> POSTCODE = Texts.shaped(
            10,
            " *([A-Za-z]{1,2}[0-9][0-9A-Za-z]?|[Gg][Ii][Rr]) *([0-9][A-Za-z]{2})? *",
            "Give a UK postcode such as LS2 9JT, or its outward code, LS2; say other places in 'text'.");

    /** BCP 47 (RFC 5646), form only. */
    static final Rule<String> LANGUAGE = Texts.shaped(
            35, "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", "Give a language tag after BCP 47, such as en, cy or pt-BR.");

    static final Rule<String> COUNTRY = Texts.among(
            new TreeSet<>(Set.of(Locale.getISOCountries())),
            "Give the country as ISO 3166-1 alpha-2 in capitals: GB for the United Kingdom.");

    static final Rule<Boolean> FLAG = Numbers.flag();
    static final Rule<Integer> AGE_YEARS = Numbers.whole(0, 120);
    static final Rule<Integer> HEIGHT_CM = Numbers.whole(50, 260);
    static final Rule<Double> LATITUDE = Numbers.decimal(-90, 90);
    static final Rule<Double> LONGITUDE = Numbers.decimal(-180, 180);
    static final Rule<Integer> PRECISION_METRES = Numbers.whole(0, 1_000_000);
    static final Rule<Integer> ESCROW_MIN_MATCHES = Numbers.whole(1, 100);

    static final Rule<String> CHANNEL = Words.of(Vocabulary.CHANNELS);
    static final Rule<String> RELATION = Words.of(Vocabulary.RELATIONS);
    static final Rule<String> SAFE_CONTACT_CHANNEL = Words.of(Vocabulary.SAFE_CONTACT_CHANNELS);
    static final Rule<String> ALERT_CONSENT = Words.of(Vocabulary.ALERT_CONSENTS);
    static final Rule<String> POLICE_CONSENT = Words.of(Vocabulary.POLICE_CONSENTS);
    static final Rule<String> INCIDENT_TYPE = Words.of(Vocabulary.INCIDENT_TYPES);
    static final Rule<String> OUTCOME = Words.of(Vocabulary.OUTCOMES);
    static final Rule<String> TIME_PRECISION = Words.of(Vocabulary.TIME_PRECISIONS);
    static final Rule<String> SETTING = Words.of(Vocabulary.SETTINGS);
    static final Rule<String> MO_TAG = Words.of(Vocabulary.MO_TAGS);
    static final Rule<String> WEAPON = Words.of(Vocabulary.WEAPONS);
    static final Rule<String> INJURY = Words.of(Vocabulary.INJURIES);
    static final Rule<String> HATE_MOTIVATION = Words.of(Vocabulary.HATE_MOTIVATIONS);
    static final Rule<String> NAME_KIND = Words.of(Vocabulary.NAME_KINDS);
    static final Rule<String> GENDER = Words.of(Vocabulary.GENDERS);
    static final Rule<String> BUILD = Words.of(Vocabulary.BUILDS);
    static final Rule<String> IDENTIFIER_TYPE = Words.of(Vocabulary.IDENTIFIER_TYPES);
    static final Rule<String> CONFIDENCE = Words.of(Vocabulary.CONFIDENCES);
    static final Rule<String> VEHICLE_BODY = Words.of(Vocabulary.VEHICLE_BODIES);

    /** What holds when nothing is said. */
    static final String NO_POLICE = "none";

    static final String EXACT = "exact";
    static final String SEEN = "seen";

    private ReportRules() {}

    /** What is wrong with a reference that came outside of a document, if anything is. */
    static Optional<FieldProblem> problemOfReference(String reference) {
        return switch (REFERENCE.check(JsonNodeFactory.instance.stringNode(reference))) {
            case Checked.Good<String> _ -> Optional.empty();
            case Checked.Bad<String>(String code, String detail) ->
                Optional.of(new FieldProblem("/reference", code, detail));
        };
    }
}
