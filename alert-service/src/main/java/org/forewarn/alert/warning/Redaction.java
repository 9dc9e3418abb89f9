package org.forewarn.alert.warning;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks over what is about to be said, once more and without trusting whoever put it together. What it refuses it names
 * by its field and by a rule; it never quotes it.
 */
final class Redaction {

    /** A UK postcode with its inward part: finer than the outward codes that may be told (Royal Mail's PAF formats). */
    private static final Pattern POSTCODE = Pattern.compile("\\b[A-Za-z]{1,2}[0-9][A-Za-z0-9]? ?[0-9][A-Za-z]{2}\\b");

    private static final Pattern STREET =
            Pattern.compile("(?i)\\b(street|road|avenue|lane|crescent|terrace|gardens|mews|apartment)\\b");

    private static final Pattern LINK = Pattern.compile("(?i)https?:|www\\.|\\bt\\.me/|\\bwa\\.me/");
    private static final Pattern MANY_DIGITS = Pattern.compile("(?:[0-9][ -]?){6,}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private static final Set<String> VENUE = Set.of(
            "hotel",
            "hostel",
            "motel",
            "parlour",
            "sauna",
            "brothel",
            "massage",
            "incall",
            "outcall",
            "premises",
            "reception",
            "airbnb",
            "club");

    private static final Set<String> REPORTER = Set.of(
            "i",
            "i'm",
            "me",
            "my",
            "mine",
            "we",
            "us",
            "our",
            "she",
            "her",
            "hers",
            "victim",
            "survivor",
            "reporter",
            "witness",
            "girl",
            "girls",
            "worker",
            "workers",
            "escort",
            "escorts",
            "client",
            "told",
            "said");

    /** In an organisation's own sentences these speak of itself and of its members. */
    private static final Set<String> OF_ITSELF = Set.of("we", "us", "our", "client", "worker", "workers");

    /** Models of cars, and no more than that where a car is described. */
    private static final Set<String> CARS = Set.of("escort", "club");

    private static final int SHORTEST_NAME = 3;

    private Redaction() {}

    /** What is wrong with the reporters' own words in a field. */
    static Optional<Refusal> field(Field field, CaseFacts facts) {
        Set<String> names = names(facts);
        Set<String> except = field.kind() == FieldKind.VEHICLE ? CARS : Set.of();
        return field.free().stream()
                .flatMap(words -> words(field.id(), words, names, except).stream())
                .findFirst();
    }

    /** What is wrong with an organisation's own words, whatever the case. */
    static List<Refusal> template(Template template) {
        var refusals = new ArrayList<Refusal>();
        Map.of("headline", template.headline(), "leadIn", template.leadIn(), "ending", template.ending())
                .forEach((field, text) -> words(field, text, Set.of(), OF_ITSELF).stream()
                        // an organisation gives its own number and address in the ending
                        .filter(each -> !field.equals("ending")
                                || !Set.of("number", "link", "address_of_mail").contains(each.rule()))
                        .forEach(refusals::add));
        Stream.of(template.leadIn(), template.ending())
                .filter(text -> text.contains("{") || text.contains("}"))
                .findFirst()
                .ifPresent(text -> refusals.add(new Refusal(
                        text.equals(template.leadIn()) ? "leadIn" : "ending",
                        "placeholder",
                        "Only the headline may have placeholders.")));
        String rest = template.headline().replace(Template.TYPE, "").replace(Template.PLACE, "");
        if (rest.contains("{") || rest.contains("}")) {
            refusals.add(new Refusal("headline", "placeholder", "The placeholders are {type} and {place}."));
        }
        return refusals;
    }

    /**
     * What of the whole text nobody lets be told: values of reports without consent or in escrow, and names of suspects.
     *
     * @param told what is told on somebody's word: the same value may stand in a report that is withheld
     */
    static List<Refusal> texts(List<WarningText> texts, Collection<Field> told, CaseFacts facts) {
        Set<String> allowed = told.stream()
                .map(field -> field.words().apply(Phrases.english()))
                .collect(Collectors.toSet());
        var refusals = new ArrayList<Refusal>();
        for (WarningText text : texts) {
            String all = squeezed(text.headline() + " " + text.full() + " " + text.discreet());
            boolean leaks = facts.withheld().stream()
                    .flatMap(Redaction::values)
                    .filter(value -> !allowed.contains(value))
                    .map(Redaction::squeezed)
                    .anyMatch(value -> all.contains(value)
                            && allowed.stream().noneMatch(each -> squeezed(each).contains(value)));
            if (leaks) {
                refusals.add(new Refusal(
                        "text." + text.language(),
                        "not_consented",
                        "It says something that only a report without consent for it knows."));
            }
        }
        return refusals;
    }

    private static Stream<String> values(CaseReport report) {
        return Stream.concat(
                        report.identifiers().stream()
                                .map(known ->
                                        known.type().equals("phone") ? Shown.phone(known.value()) : known.value()),
                        report.vehicles().stream().map(vehicle -> Shown.plate(vehicle.plate())))
                .filter(value -> value.length() > SHORTEST_NAME);
    }

    private static String squeezed(String text) {
        return text.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
    }

    private static Optional<Refusal> words(String field, String text, Set<String> names, Set<String> except) {
        Set<String> words = wordsOf(text);
        if (CONTROL.matcher(text).find()) {
            return refuse(field, "control", "It has a line break or another sign that nobody sees.");
        }
        if (POSTCODE.matcher(text).find() || STREET.matcher(text).find()) {
            return refuse(field, "address", "It looks like an address.");
        }
        if (any(words, VENUE, except)) {
            return refuse(field, "venue", "It speaks of the place where somebody works.");
        }
        if (any(words, REPORTER, except)) {
            return refuse(field, "reporter", "It speaks as, or of, somebody who reported.");
        }
        if (any(words, names, except)) {
            return refuse(field, "name", "It has a name in it: a wrong one accuses somebody.");
        }
        if (MANY_DIGITS.matcher(text).find()) {
            return refuse(field, "number", "It has a number in it that could be somebody's.");
        }
        if (text.contains("@")) {
            return refuse(field, "address_of_mail", "It has an address of e-mail, or a handle, in it.");
        }
        if (LINK.matcher(text).find()) {
            return refuse(field, "link", "It has a link in it.");
        }
        return Optional.empty();
    }

    private static boolean any(Set<String> words, Set<String> refused, Set<String> except) {
        return words.stream().anyMatch(word -> refused.contains(word) && !except.contains(word));
    }

    private static Optional<Refusal> refuse(String field, String rule, String why) {
        return Optional.of(new Refusal(field, rule, why));
    }

    /** Words of the names of suspects that any report of the case gives, also those that are withheld. */
    private static Set<String> names(CaseFacts facts) {
        return facts.reports().stream()
                .flatMap(report -> report.names().stream())
                .flatMap(name -> wordsOf(name).stream())
                .filter(word -> word.length() >= SHORTEST_NAME)
                .collect(Collectors.toSet());
    }

    private static Set<String> wordsOf(String text) {
        var words = new HashSet<String>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}']+")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }
}
