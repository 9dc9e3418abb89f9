package org.forewarn.alert.warning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.forewarn.alert.warning.Composed.Offer;
import org.forewarn.alert.warning.Wording.Spoken;
import org.forewarn.kit.place.OutwardCode;
import org.forewarn.kit.place.OutwardCodes;
import org.forewarn.schemas.event.MsgType;
import org.forewarn.schemas.event.Severity;

/**
 * Puts a warning together from a case and from what somebody chose to say of it. Each thing is told only on the word of
 * reports that let it be told in the area; what nobody lets be told, and what the last look refuses, is named.
 */
public final class Composer {

    private static final int MAX_NAMED = 4;

    private final OutwardCodes table;
    private final WarningSettings settings;
    private final Templates templates;

    public Composer(OutwardCodes table, WarningSettings settings, Templates templates) {
        this.table = table;
        this.settings = settings;
        this.templates = templates;
    }

    /**
     * A case in an area: what may be told there, and on whose word.
     *
     * @param heard the area, and every place in which people were told before: an update goes to them too
     */
    private record Scene(
            CaseFacts facts, Area area, Area heard, Telling telling, List<Field> fields, Map<String, Refusal> refused) {

        SortedSet<String> whose(Field field) {
            return field.kind() == FieldKind.COUNT ? telling.everywhere() : telling.onWhoseWord(field.sayers());
        }

        boolean tellable(Field field) {
            return !refused.containsKey(field.id()) && whose(field).size() >= (field.kind() == FieldKind.COUNT ? 2 : 1);
        }
    }

    private Scene scene(CaseFacts facts, AreaChoice choice, Set<String> covered) {
        List<CaseReport> usable = facts.usable();
        Area area = Area.of(choice, usable, table);
        Area heard = area.and(covered, table);
        var telling = new Telling(usable, heard, settings.areaConsentKm());
        List<Field> fields = Fields.of(usable, settings.identifiersWhole());
        var refused = new HashMap<String, Refusal>();
        fields.forEach(field -> Redaction.field(field, facts).ifPresent(refusal -> refused.put(field.id(), refusal)));
        return new Scene(facts, area, heard, telling, fields, refused);
    }

    /**
     * What the policy would say: all around every incident what may be told all around. Where nothing by which a suspect
     * is recognised may be told so far, around the gravest report only.
     *
     * @param covered every place in which people were told before
     */
    public Composition suggested(CaseFacts facts, Set<String> covered) {
        AreaChoice everyPlace = AreaChoice.around(settings.radiusKm());
        Scene scene = scene(facts, everyPlace, covered);
        Set<String> fields = told(scene);
        if (!recognises(scene, fields) && recognises(scene, ids(scene.fields()))) {
            for (CaseReport report : Fields.gravestFirst(facts.usable())) {
                District place = report.district();
                if (place != null) {
                    AreaChoice onePlace = AreaChoice.around(settings.radiusKm(), place.outwardCode());
                    return choice(told(scene(facts, onePlace, covered)), onePlace);
                }
            }
        }
        return choice(fields, everyPlace);
    }

    /**
     * Asked once more when a warning is about to be sent: whether everything in it may still be told where it goes, on the
     * word of the reports that are named for it.
     *
     * @param covered where those are who were told before; none: it does not go to them
     */
    public boolean mayBeSent(CaseFacts facts, WarningContent content, Set<String> covered) {
        Area area = content.national()
                ? Area.of(AreaChoice.national(), List.of(), table)
                : Area.of(AreaChoice.districts(content.outwardCodes().toArray(String[]::new)), List.of(), table);
        var telling = new Telling(facts.usable(), area.and(covered, table), settings.areaConsentKm());
        return facts.usableIds().containsAll(content.reportIds())
                && area.names().equals(content.outwardCodes())
                && content.told().stream()
                        .allMatch(told -> told.kind().equals(FieldKind.COUNT.code())
                                ? telling.everywhere().containsAll(told.reportIds())
                                : !telling.onWhoseWord(told.reportIds()).isEmpty());
    }

    /** What was chosen before, for the case as it is now: what is new is told too, what may not be told any more is not. */
    Composition grown(CaseFacts facts, Composition chosen, Set<String> covered) {
        Scene scene = scene(facts, chosen.area(), covered);
        Set<String> tellable = told(scene);
        var fields = new TreeSet<String>();
        scene.fields().stream()
                .filter(field -> chosen.seen().contains(field.id())
                        ? chosen.fields().contains(field.id()) && scene.tellable(field)
                        : tellable.contains(field.id()))
                .forEach(field -> fields.add(field.id()));
        return new Composition(fields, chosen.seen(), chosen.area(), chosen.languages(), chosen.lifetimeHours());
    }

    /** The same, with everything that there is to tell marked as seen. */
    public Composition seeing(CaseFacts facts, Composition choice) {
        Set<String> seen = ids(Fields.of(facts.usable(), settings.identifiersWhole()));
        return new Composition(choice.fields(), seen, choice.area(), choice.languages(), choice.lifetimeHours());
    }

    private Composition choice(Set<String> fields, AreaChoice area) {
        return new Composition(fields, fields, area, settings.languages(), settings.lifetimeHours());
    }

    private static boolean recognises(Scene scene, Set<String> ids) {
        return scene.fields().stream().anyMatch(field -> field.kind().recognises() && ids.contains(field.id()));
    }

    private static Set<String> ids(List<Field> fields) {
        var ids = new HashSet<String>();
        fields.forEach(field -> ids.add(field.id()));
        return ids;
    }

    /** All that may be told; of descriptions one, because looks that several people gave do not add up. */
    private static Set<String> told(Scene scene) {
        var told = new TreeSet<String>();
        boolean looks = false;
        for (Field field : scene.fields()) {
            boolean second = field.kind() == FieldKind.LOOKS && looks;
            if (!second && scene.tellable(field)) {
                told.add(field.id());
                looks |= field.kind() == FieldKind.LOOKS;
            }
        }
        return told;
    }

    /**
     * The warning as somebody chose it.
     *
     * @param covered every place in which people were told before: what may not be told there is not in an update
     * @param reference what it is called
     */
    public Composed compose(CaseFacts facts, Composition choice, Set<String> covered, String reference, Instant now) {
        Scene scene = scene(facts, choice.area(), covered);
        var refusals = new ArrayList<Refusal>();
        if (scene.area().isEmpty()) {
            refusals.add(
                    new Refusal("area", "no_area", "There is no such place, or no incident whose place is known."));
        }
        choice.languages().stream()
                .filter(language -> !Phrases.LANGUAGES.contains(language))
                .forEach(language ->
                        refusals.add(new Refusal("languages", "unknown_language", "There are no phrases in it.")));
        if (choice.lifetimeHours() < 1 || choice.lifetimeHours() > WarningSettings.MAX_LIFETIME_HOURS) {
            refusals.add(new Refusal(
                    "lifetimeHours", "out_of_range", "From 1 to " + WarningSettings.MAX_LIFETIME_HOURS + " hours."));
        }
        var spoken = new ArrayList<Spoken>();
        for (Field field : scene.fields()) {
            if (choice.fields().contains(field.id())) {
                if (scene.tellable(field)) {
                    spoken.add(new Spoken(field, scene.whose(field)));
                } else if (field.kind() != FieldKind.COUNT) {
                    refusals.add(new Refusal(field.id(), rule(scene, field), why(scene, field)));
                }
            }
        }
        Optional<WarningContent> content = content(scene, choice, spoken, reference, now);
        if (content.isEmpty() && refusals.isEmpty()) {
            refusals.add(new Refusal("area", "no_report", "No report may be told of in all of this area."));
        }
        content.ifPresent(each -> refusals.addAll(
                Redaction.texts(each.texts(), spoken.stream().map(Spoken::field).toList(), facts)));
        return new Composed(content, offers(scene, choice), refusals);
    }

    private Optional<WarningContent> content(
            Scene scene, Composition choice, List<Spoken> spoken, String reference, Instant now) {
        SortedSet<String> restsOn = new TreeSet<>(scene.telling().everywhere());
        spoken.forEach(each -> restsOn.addAll(each.whose()));
        List<CaseReport> reports = scene.facts().usable().stream()
                .filter(report -> restsOn.contains(report.reportId()))
                .toList();
        if (reports.isEmpty() || scene.area().isEmpty()) {
            return Optional.empty();
        }
        Severity worst = Weight.worst(reports);
        var languages = new ArrayList<>(List.of(Phrases.ENGLISH));
        choice.languages().stream()
                .filter(language -> Phrases.LANGUAGES.contains(language) && !languages.contains(language))
                .forEach(languages::add);
        return Optional.of(new WarningContent(
                worst,
                Weight.certainty(reports),
                Weight.urgency(reports, now),
                WarningSettings.lane(worst),
                scene.area().description(),
                scene.area().names(),
                texts(MsgType.ALERT, worst, languages, spoken, reference),
                List.copyOf(restsOn),
                scene.area().national(),
                choice.lifetimeHours(),
                Weight.charities(reports),
                scene.area().counties(),
                spoken.stream()
                        .map(each -> new Told(
                                each.field().id(), each.field().kind().code(), words(each), List.copyOf(each.whose())))
                        .toList(),
                texts(MsgType.UPDATE, worst, languages, spoken, reference)));
    }

    private static String words(Spoken spoken) {
        return spoken.field().kind() == FieldKind.COUNT
                ? Phrases.english().say("reports", spoken.whose().size())
                : spoken.field().words().apply(Phrases.english());
    }

    private List<WarningText> texts(
            MsgType kind, Severity severity, List<String> languages, List<Spoken> spoken, String reference) {
        return languages.stream()
                .map(language -> {
                    Phrases phrases = Phrases.of(language);
                    return Wording.text(
                            phrases,
                            templates.of(kind, severity, language),
                            phrases.say(kind == MsgType.UPDATE ? "update" : "warning"),
                            kind == MsgType.UPDATE ? "headline.update" : "headline",
                            spoken,
                            reference);
                })
                .toList();
    }

    private static List<Offer> offers(Scene scene, Composition choice) {
        return scene.fields().stream()
                .map(field -> {
                    boolean tellable = scene.tellable(field);
                    return new Offer(
                            field.id(),
                            field.kind(),
                            field.words().apply(Phrases.english()),
                            List.copyOf(field.sayers()),
                            tellable && choice.fields().contains(field.id()),
                            tellable,
                            tellable ? "" : why(scene, field));
                })
                .toList();
    }

    private static String rule(Scene scene, Field field) {
        Refusal refusal = scene.refused().get(field.id());
        return refusal == null ? "outside_consent" : refusal.rule();
    }

    private static String why(Scene scene, Field field) {
        Refusal refusal = scene.refused().get(field.id());
        if (refusal != null) {
            return refusal.why();
        }
        List<String> silent = scene.telling().silentPlaces(field.sayers()).stream()
                .map(scene.heard().codes()::get)
                .map(OutwardCode::code)
                .toList();
        return "Nobody who says this lets it be told in "
                + String.join(", ", silent.subList(0, Math.min(MAX_NAMED, silent.size())))
                + (silent.size() > MAX_NAMED ? " and " + (silent.size() - MAX_NAMED) + " more places." : ".");
    }
}
