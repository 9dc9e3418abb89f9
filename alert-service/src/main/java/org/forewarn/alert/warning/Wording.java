package org.forewarn.alert.warning;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a warning says, made from fields and never from a narrative.
 *
 * <p>What helps most to recognise the suspect comes first: where and when, phones, vehicle, looks, other identifiers,
 * modus operandi; what no longer fits is left out.
 */
final class Wording {

    /** A subject line that phones show whole. */
    static final int MAX_HEADLINE = 78;

    private static final int MAX_TYPES = 3;
    private static final int MAX_PLACES_LENGTH = 90;
    private static final int MAX_OF_A_KIND = 3;

    private final Phrases phrases;
    private final List<Spoken> told;

    /**
     * A field that is told, and on whose word.
     *
     * @param whose never empty
     */
    record Spoken(Field field, SortedSet<String> whose) {}

    private Wording(Phrases phrases, List<Spoken> told) {
        this.phrases = phrases;
        this.told = told;
    }

    /**
     * The text in one language.
     *
     * @param leadIn what it begins with, such as {@code WARNING}
     * @param headlineKey of the phrase of the headline when the template has none
     * @param reference what the warning is called
     */
    static WarningText text(
            Phrases phrases,
            Template template,
            String leadIn,
            String headlineKey,
            List<Spoken> told,
            String reference) {
        var wording = new Wording(phrases, told);
        return new WarningText(
                phrases.language(),
                wording.headline(template, headlineKey),
                wording.full(template, template.leadIn().isEmpty() ? leadIn : template.leadIn(), reference),
                phrases.say("discreet"));
    }

    private String headline(Template template, String key) {
        String type = types().getFirst();
        List<String> towns = List.copyOf(towns().keySet());
        String headline;
        if (!template.headline().isEmpty()) {
            headline = template.headline()
                    .replace(Template.TYPE, type)
                    .replace(Template.PLACE, towns.isEmpty() ? "" : towns.getFirst())
                    .strip();
        } else if (key.equals("headline") && towns.isEmpty()) {
            headline = phrases.say("headline.nowhere", type);
        } else {
            headline = phrases.say(key, type, towns.isEmpty() ? "" : towns.getFirst());
        }
        return headline.length() <= MAX_HEADLINE ? headline : headline.substring(0, MAX_HEADLINE);
    }

    private String full(Template template, String leadIn, String reference) {
        String ending = template.ending().isEmpty() ? "" : template.ending() + " ";
        var text = new BoundedText(ending + phrases.say("reference", reference) + ".");
        text.sentence(types(), MAX_TYPES, items -> leadIn + ": " + list(items));
        text.sentence(places(), MAX_OF_A_KIND, this::list);
        text.sentence(when(), 1, this::list);
        said(text, FieldKind.PHONE, "phone");
        said(text, FieldKind.VEHICLE, "vehicle");
        text.sentence(words(FieldKind.LOOKS), 1, this::list);
        said(text, FieldKind.EMAIL, "email");
        said(text, FieldKind.HANDLE, "handle");
        text.sentence(words(FieldKind.MO), MAX_OF_A_KIND, items -> Looks.capitalised(list(items)));
        return text.toString();
    }

    private void said(BoundedText text, FieldKind kind, String key) {
        text.sentence(words(kind), MAX_OF_A_KIND, items -> phrases.say(key, list(items)));
    }

    private List<String> types() {
        List<String> types = words(FieldKind.TYPE);
        return types.isEmpty() ? List.of(phrases.say("incident")) : types;
    }

    /** Towns with the outward codes in them: {@code Leeds LS2 LS6}. */
    private List<String> places() {
        var places = new ArrayList<String>();
        int length = 0;
        for (Map.Entry<String, SortedSet<String>> town : towns().entrySet()) {
            List<String> codes = List.copyOf(town.getValue());
            String place =
                    town.getKey() + " " + String.join(" ", codes.subList(0, Math.min(MAX_OF_A_KIND, codes.size())));
            length += place.length() + ", ".length();
            if (length > MAX_PLACES_LENGTH) {
                places.add(phrases.say("more"));
                break;
            }
            places.add(place);
        }
        return places;
    }

    private Map<String, SortedSet<String>> towns() {
        var towns = new TreeMap<String, SortedSet<String>>();
        for (String place : words(FieldKind.PLACE)) {
            int space = place.lastIndexOf(' ');
            towns.computeIfAbsent(place.substring(0, space), town -> new TreeSet<>())
                    .add(place.substring(space + 1));
        }
        return towns;
    }

    /** From the first month to the last, and how many reports. */
    private List<String> when() {
        List<YearMonth> months = told.stream()
                .filter(each -> each.field().kind() == FieldKind.MONTH)
                .map(each -> YearMonth.parse(each.field().id().substring("month:".length())))
                .sorted()
                .toList();
        var parts = new ArrayList<String>();
        if (!months.isEmpty()) {
            String first = phrases.month(months.getFirst());
            String last = phrases.month(months.getLast());
            parts.add(first.equals(last) ? first : phrases.say("months", first, last));
        }
        told.stream()
                .filter(each -> each.field().kind() == FieldKind.COUNT)
                .filter(each -> each.whose().size() > 1)
                .forEach(each -> parts.add(phrases.say("reports", each.whose().size())));
        return parts.isEmpty() ? List.of() : List.of(list(parts));
    }

    private List<String> words(FieldKind kind) {
        return told.stream()
                .filter(each -> each.field().kind() == kind)
                .map(each -> each.field().words().apply(phrases))
                .filter(words -> !words.isEmpty())
                .toList();
    }

    private String list(List<String> items) {
        return items.stream()
                .reduce((first, second) -> phrases.say("list", first, second))
                .orElse("");
    }
}
