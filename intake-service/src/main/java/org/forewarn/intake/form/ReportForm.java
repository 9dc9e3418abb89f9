package org.forewarn.intake.form;

import java.util.List;
import org.forewarn.intake.form.Part.Fold;
import org.forewarn.intake.form.Part.Kind;
import org.forewarn.intake.form.Part.Many;
import org.forewarn.intake.form.Part.Question;
import org.forewarn.intake.form.Part.Row;
import org.forewarn.intake.form.Part.Section;
import org.forewarn.intake.form.Part.Width;
import org.forewarn.intake.vocabulary.Vocabulary;

/** The whole form, top to bottom, in the order in which a caller tells it. Its words for people are in {@link Texts}. */
final class ReportForm {

    /** Ways a report can reach somebody who types it here; the others are for software. */
    private static final List<String> CHANNELS = List.of("web", "app", "phone", "sms", "email", "outreach");

    static final List<Section> SECTIONS = List.of(
            happened(), when(), where(), identifiers(), suspects(), vehicles(), reporter(), consent(), office());

    private ReportForm() {}

    private static Section happened() {
        return new Section(
                "happened",
                List.of(
                        words("incident/types", Kind.CHOICES, Vocabulary.INCIDENT_TYPES)
                                .mandatory(),
                        words("incident/outcome", Kind.CHOICE, Vocabulary.OUTCOMES),
                        ask("incident/narrative", Kind.PROSE),
                        new Fold(
                                "how",
                                List.of(
                                        words("incident/moTags", Kind.CHOICES, Vocabulary.MO_TAGS),
                                        words("incident/weapons", Kind.CHOICES, Vocabulary.WEAPONS),
                                        words("incident/injury", Kind.CHOICE, Vocabulary.INJURIES),
                                        words("incident/hateMotivation", Kind.CHOICES, Vocabulary.HATE_MOTIVATIONS),
                                        ask("incident/reportedToPolice", Kind.YES_NO),
                                        ask("incident/crimeRef", Kind.LINE).width(Width.W20)))));
    }

    private static Section when() {
        return new Section(
                "when",
                List.of(
                        words("incident/timePrecision", Kind.CHOICE, Vocabulary.TIME_PRECISIONS)
                                .mandatory(),
                        ask("incident/from", Kind.BEGINNING).mandatory(),
                        new Fold("end", List.of(ask("incident/to", Kind.END)))));
    }

    private static Section where() {
        return new Section(
                "where",
                List.of(
                        words("incident/place/setting", Kind.CHOICE, Vocabulary.SETTINGS),
                        ask("incident/place/postcode", Kind.LINE).width(Width.W10),
                        ask("incident/place/text", Kind.LINE),
                        new Fold(
                                "position",
                                List.of(
                                        new Row(List.of(
                                                ask("incident/place/lat", Kind.DECIMAL)
                                                        .width(Width.W10),
                                                ask("incident/place/lon", Kind.DECIMAL)
                                                        .width(Width.W10))),
                                        ask("incident/place/precisionMetres", Kind.WHOLE)
                                                .width(Width.W10)))));
    }

    private static Section identifiers() {
        return new Section(
                "contact",
                List.of(new Many(
                        "identifiers",
                        50,
                        List.of(
                                new Row(List.of(
                                        words("type", Kind.SELECT, Vocabulary.IDENTIFIER_TYPES),
                                        ask("value", Kind.LINE))),
                                words("confidence", Kind.SELECT, Vocabulary.CONFIDENCES)
                                        .preset("seen"),
                                ask("partial", Kind.TICK)))));
    }

    private static Section suspects() {
        return new Section(
                "person",
                List.of(new Many(
                        "suspects",
                        20,
                        List.of(
                                new Many(
                                        "names",
                                        20,
                                        List.of(new Row(List.of(
                                                ask("value", Kind.LINE),
                                                words("kind", Kind.SELECT, Vocabulary.NAME_KINDS)
                                                        .preset("name"))))),
                                new Row(List.of(
                                        ask("ageRange/from", Kind.WHOLE).width(Width.W4),
                                        ask("ageRange/to", Kind.WHOLE).width(Width.W4),
                                        words("gender", Kind.SELECT, Vocabulary.GENDERS),
                                        words("build", Kind.SELECT, Vocabulary.BUILDS),
                                        ask("heightCm", Kind.HEIGHT).width(Width.W10),
                                        ask("ethnicAppearance", Kind.LINE),
                                        ask("accent", Kind.LINE),
                                        ask("languages", Kind.LANGUAGES))),
                                new Fold("looks", looks())))));
    }

    private static List<Part> looks() {
        return List.of(
                new Row(List.of(
                        ask("hair", Kind.LINE),
                        ask("facialHair", Kind.LINE),
                        ask("eyes", Kind.LINE),
                        ask("clothing", Kind.LINE))),
                ask("marks", Kind.LINE));
    }

    private static Section vehicles() {
        return new Section(
                "vehicle",
                List.of(new Many(
                        "vehicles",
                        20,
                        List.of(
                                ask("vrm", Kind.LINE).width(Width.W10),
                                ask("partial", Kind.TICK),
                                new Row(List.of(
                                        ask("make", Kind.LINE),
                                        ask("model", Kind.LINE),
                                        ask("colour", Kind.LINE),
                                        words("body", Kind.SELECT, Vocabulary.VEHICLE_BODIES),
                                        ask("country", Kind.COUNTRY),
                                        ask("marks", Kind.LINE)))))));
    }

    private static Section reporter() {
        return new Section(
                "reporter",
                List.of(
                        words("reporter/relation", Kind.CHOICE, Vocabulary.RELATIONS),
                        new Row(List.of(
                                ask("reporter/pseudonym", Kind.LINE).width(Width.W20),
                                ask("reporter/language", Kind.LANGUAGE).width(Width.W20))),
                        ask("reporter/supportWanted", Kind.YES_NO),
                        new Fold(
                                "safe",
                                List.of(
                                        words(
                                                "reporter/safeContact/channel",
                                                Kind.SELECT,
                                                Vocabulary.SAFE_CONTACT_CHANNELS),
                                        ask("reporter/safeContact/value", Kind.LINE),
                                        ask("reporter/safeContact/hours", Kind.LINE),
                                        ask("reporter/safeContact/coverText", Kind.LINE)))));
    }

    private static Section consent() {
        return new Section(
                "consent",
                List.of(
                        words("consent/alert", Kind.CHOICE, Vocabulary.ALERT_CONSENTS)
                                .mandatory(),
                        ask("consent/checker", Kind.YES_NO),
                        ask("consent/partnerCharities", Kind.YES_NO),
                        words("consent/police", Kind.CHOICE, Vocabulary.POLICE_CONSENTS),
                        ask("consent/research", Kind.YES_NO),
                        new Fold(
                                "escrow",
                                List.of(ask("consent/escrowMinMatches", Kind.WHOLE)
                                        .width(Width.W4)))));
    }

    private static Section office() {
        return new Section(
                "office",
                List.of(
                        new Question(
                                "channel",
                                Kind.SELECT,
                                Vocabulary.CHANNELS.title(),
                                CHANNELS,
                                "web",
                                false,
                                Width.FULL),
                        ask("reference", Kind.LINE).width(Width.W20)));
    }

    private static Question ask(String name, Kind kind) {
        return new Question(name, kind, "", List.of(), null, false, Width.FULL);
    }

    private static Question words(String name, Kind kind, Vocabulary vocabulary) {
        return new Question(name, kind, vocabulary.title(), vocabulary.words(), null, false, Width.FULL);
    }
}
