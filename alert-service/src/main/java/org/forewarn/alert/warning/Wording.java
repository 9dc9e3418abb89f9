package org.forewarn.alert.warning;

import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.forewarn.alert.alphabet.Plain;
import org.forewarn.alert.alphabet.SmsText;

/**
 * What a warning says, made from fields and never from a narrative. Takes only reports that may be used.
 *
 * <p>The full text is at most two SMS segments. What helps most to recognise the suspect comes first: where and when,
 * phones, vehicle, looks, other identifiers, modus operandi; what no longer fits is left out.
 */
final class Wording {

    /** Two segments: a third costs half as much again and is seldom read. */
    static final int MAX_SEPTETS = 2 * SmsText.SEPTETS_EACH;

    /** A subject line that phones show whole. */
    static final int MAX_HEADLINE = 78;

    /** No word of what it is about or who it is from: somebody else may hold the phone. */
    static final String DISCREET = "You have a new message. Please log in to your account to read it.";

    private static final int MAX_TYPES = 3;
    private static final int MAX_PLACES_SEPTETS = 90;
    private static final int MAX_OF_A_KIND = 3;
    private static final int MAX_TOWNS_NAMED = 6;
    private static final String INFERRED = "inferred";
    private static final ZoneId UK = ZoneId.of("Europe/London");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM uuuu", Locale.ROOT);

    private Wording() {}

    /** The English text. */
    static WarningText english(List<CaseReport> usable) {
        List<CaseReport> reports = gravestFirst(usable);
        return new WarningText("en", headline(reports), full(reports), DISCREET);
    }

    /** The area in words. */
    static String area(List<CaseReport> usable, double radiusKm) {
        List<String> towns = List.copyOf(towns(usable).keySet());
        String named = String.join(", ", towns.subList(0, Math.min(MAX_TOWNS_NAMED, towns.size())));
        return named + (towns.size() > MAX_TOWNS_NAMED ? " and more" : "") + ", and " + Math.round(radiusKm)
                + " km around";
    }

    private static String headline(List<CaseReport> reports) {
        String headline = "Warning: " + types(reports).getFirst() + " in "
                + towns(reports).keySet().stream().findFirst().orElse("your area");
        return headline.length() <= MAX_HEADLINE ? headline : headline.substring(0, MAX_HEADLINE);
    }

    private static String full(List<CaseReport> reports) {
        var text = new BoundedText(MAX_SEPTETS);
        text.sentence("WARNING: ", types(reports), MAX_TYPES);
        text.sentence("", places(reports), MAX_OF_A_KIND);
        text.sentence("", List.of(months(reports) + count(reports)), 1);
        text.sentence("Phone ", identifiers(reports, "phone", Shown::phone), MAX_OF_A_KIND);
        text.sentence("Vehicle ", vehicles(reports), MAX_OF_A_KIND);
        text.sentence("", descriptions(reports), 1);
        text.sentence("E-mail ", identifiers(reports, "email", Shown::email), MAX_OF_A_KIND);
        text.sentence("Online as ", identifiers(reports, "social_handle", Shown::handle), MAX_OF_A_KIND);
        text.sentence("", capitalised(Phrases.mo(all(reports, CaseReport::moTags))), MAX_OF_A_KIND);
        return text.toString();
    }

    private static List<String> types(List<CaseReport> reports) {
        return Phrases.types(all(reports, CaseReport::types));
    }

    /** Towns with the outward codes in them: {@code Leeds LS2 LS6}. */
    private static List<String> places(List<CaseReport> reports) {
        var places = new ArrayList<String>();
        int septets = 0;
        for (var town : towns(reports).entrySet()) {
            String place = town.getKey() + " "
                    + town.getValue().stream().limit(MAX_OF_A_KIND).collect(Collectors.joining(" "));
            septets += place.length() + ", ".length();
            if (septets > MAX_PLACES_SEPTETS) {
                places.add("and more");
                break;
            }
            places.add(place);
        }
        return places;
    }

    private static Map<String, SortedSet<String>> towns(List<CaseReport> reports) {
        var towns = new TreeMap<String, SortedSet<String>>();
        for (CaseReport report : reports) {
            District district = report.district();
            if (district != null) {
                towns.computeIfAbsent(Plain.line(district.town()), town -> new TreeSet<>())
                        .add(district.outwardCode());
            }
        }
        return towns;
    }

    private static String months(List<CaseReport> reports) {
        List<YearMonth> months = reports.stream()
                .map(report -> YearMonth.from(report.from().atZone(UK)))
                .sorted()
                .toList();
        String first = MONTH.format(months.getFirst());
        String last = MONTH.format(months.getLast());
        return first.equals(last) ? first : first + " to " + last;
    }

    private static String count(List<CaseReport> reports) {
        return reports.size() == 1 ? "" : ", " + reports.size() + " reports";
    }

    /** Those that most reports name come first. What a reporter only inferred, or knows in part, is not passed on. */
    private static List<String> identifiers(List<CaseReport> reports, String type, Function<String, String> shown) {
        Map<String, Long> named = reports.stream()
                .flatMap(report -> report.identifiers().stream()
                        .filter(known -> known.type().equals(type)
                                && !known.partial()
                                && !known.confidence().equals(INFERRED))
                        .map(known -> shown.apply(known.value()))
                        .filter(text -> !text.isEmpty())
                        .distinct())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return named.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<String> vehicles(List<CaseReport> reports) {
        return Looks.vehicles(
                reports.stream().flatMap(report -> report.vehicles().stream()).toList());
    }

    /** Of the gravest report that has one: looks that several people gave do not add up. */
    private static List<String> descriptions(List<CaseReport> reports) {
        return reports.stream()
                .flatMap(report -> report.suspects().stream())
                .map(Looks::suspect)
                .filter(text -> !text.isEmpty())
                .limit(1)
                .toList();
    }

    private static List<String> capitalised(List<String> phrases) {
        var sentence = new ArrayList<>(phrases);
        if (!sentence.isEmpty()) {
            sentence.set(0, Looks.capitalised(sentence.getFirst()));
        }
        return sentence;
    }

    private static Collection<String> all(List<CaseReport> reports, Function<CaseReport, List<String>> words) {
        return reports.stream().flatMap(report -> words.apply(report).stream()).collect(Collectors.toSet());
    }

    private static List<CaseReport> gravestFirst(List<CaseReport> reports) {
        return reports.stream()
                .sorted(Comparator.comparing(CaseReport::severity)
                        .thenComparing(CaseReport::from, Comparator.reverseOrder())
                        .thenComparing(CaseReport::reportId))
                .toList();
    }
}
