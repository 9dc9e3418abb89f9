package org.forewarn.kit.form;

import java.util.ArrayList;
import java.util.List;
import org.forewarn.kit.form.Part.Fold;
import org.forewarn.kit.form.Part.Kind;
import org.forewarn.kit.form.Part.Many;
import org.forewarn.kit.form.Part.Question;
import org.forewarn.kit.form.Part.Row;
import org.forewarn.kit.form.Part.Section;
import org.forewarn.kit.form.Part.Width;
import org.forewarn.kit.vocabulary.Vocabulary;

/**
 * The questions of a report, top to bottom, in the order in which it is told. Charities ask them of others, members answer for
 * themselves: both fill in the same document. The words for people are each form's own {@link Texts}.
 */
public final class ReportForm {

    /** Ways a report can reach somebody who types it here; the others are for software. */
    private static final List<String> CHANNELS = List.of("web", "app", "phone", "sms", "email", "outreach");

    private static final String NO = "no";

    /** For somebody at a charity who writes down what they are told. */
    public static final List<Section> FOR_CHARITIES = List.of(
            happened(), when(), where(), identifiers(), suspects(), vehicles(), reporter(names()), consent(), office());

    /**
     * For somebody who tells of themselves. Who they are is not asked, nor is their language, which is the page's; and every
     * consent is a no until they make it a yes.
     */
    public static final List<Section> FOR_MEMBERS = List.of(
            happened(),
            when(),
            where(),
            identifiers(),
            suspects(),
            vehicles(),
            reporter(List.of()),
            unlessSaid(consent()));

    /** What somebody adds to what they have told before. */
    public static final List<Section> ADDITION = List.of(
            new Section("more", List.of(ask("incident/narrative", Kind.PROSE))),
            identifiers(),
            suspects(),
            vehicles(),
            unlessSaid(consent()));

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

    private static List<Part> names() {
        return List.of(new Row(List.of(
                ask("reporter/pseudonym", Kind.LINE).width(Width.W20),
                ask("reporter/language", Kind.LANGUAGE).width(Width.W20))));
    }

    private static Section reporter(List<Part> names) {
        var parts = new ArrayList<Part>();
        parts.add(words("reporter/relation", Kind.CHOICE, Vocabulary.RELATIONS));
        parts.addAll(names);
        parts.add(ask("reporter/supportWanted", Kind.YES_NO));
        parts.add(new Fold(
                "safe",
                List.of(
                        words("reporter/safeContact/channel", Kind.SELECT, Vocabulary.SAFE_CONTACT_CHANNELS),
                        ask("reporter/safeContact/value", Kind.LINE),
                        ask("reporter/safeContact/hours", Kind.LINE),
                        ask("reporter/safeContact/coverText", Kind.LINE))));
        return new Section("reporter", parts);
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

    /** The same questions with the most careful answer chosen. */
    private static Section unlessSaid(Section consent) {
        return new Section(
                consent.name(),
                consent.parts().stream()
                        .map(part -> part instanceof Question question && question.kind() != Kind.WHOLE
                                ? question.preset(
                                        question.kind() == Kind.YES_NO
                                                ? NO
                                                : question.words().getFirst())
                                : part)
                        .toList());
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
