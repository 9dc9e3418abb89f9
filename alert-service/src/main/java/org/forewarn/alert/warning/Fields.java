package org.forewarn.alert.warning;

import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.forewarn.alert.alphabet.Plain;

/** What there is to tell of reports that may be used: each thing once, with everybody who says it. */
final class Fields {

    static final String COUNT = "count";

    private static final String INFERRED = "inferred";
    private static final ZoneId UK = ZoneId.of("Europe/London");

    private final List<CaseReport> reports;
    private final boolean whole;
    private final List<Field> fields = new ArrayList<>();

    private Fields(List<CaseReport> reports, boolean whole) {
        this.reports = reports;
        this.whole = whole;
    }

    /**
     * Everything, in the order in which it is said.
     *
     * @param usable reports of which a warning may be made, in any order
     * @param whole whether identifiers are shown whole
     */
    static List<Field> of(Collection<CaseReport> usable, boolean whole) {
        var all = new Fields(gravestFirst(usable), whole);
        all.vocabulary(FieldKind.TYPE, "type", CaseReport::types, Phrases::types);
        all.places();
        all.months();
        all.count();
        all.identifiers(FieldKind.PHONE, "phone", Shown::phone);
        all.vehicles();
        all.looks();
        all.identifiers(FieldKind.EMAIL, "email", Shown::email);
        all.identifiers(FieldKind.HANDLE, "social_handle", Shown::handle);
        all.vocabulary(FieldKind.MO, "mo", CaseReport::moTags, Phrases::mo);
        return List.copyOf(all.fields);
    }

    static List<CaseReport> gravestFirst(Collection<CaseReport> reports) {
        return reports.stream()
                .sorted(Comparator.comparing(CaseReport::severity)
                        .thenComparing(CaseReport::from, Comparator.reverseOrder())
                        .thenComparing(CaseReport::reportId))
                .toList();
    }

    static YearMonth month(CaseReport report) {
        return YearMonth.from(report.from().atZone(UK));
    }

    private void vocabulary(
            FieldKind kind,
            String vocabulary,
            Function<CaseReport, List<String>> words,
            Function<Collection<String>, List<String>> said) {
        Map<String, SortedSet<String>> sayers = sayers(words);
        for (String word : said.apply(sayers.keySet())) {
            add(
                    vocabulary + ":" + word,
                    kind,
                    sayers.getOrDefault(word, new TreeSet<>()),
                    phrases -> phrases.word(vocabulary, word));
        }
    }

    private Map<String, SortedSet<String>> sayers(Function<CaseReport, List<String>> words) {
        Map<String, SortedSet<String>> sayers = new LinkedHashMap<>();
        for (CaseReport report : reports) {
            for (String word : words.apply(report)) {
                sayers.computeIfAbsent(word, each -> new TreeSet<>()).add(report.reportId());
            }
        }
        return sayers;
    }

    /** By town, then by code; how they are put together is for whoever writes the sentence. */
    private void places() {
        Map<String, District> places = new TreeMap<>();
        Map<String, SortedSet<String>> sayers = sayers(report -> {
            District district = report.district();
            return district == null ? List.of() : List.of(Plain.line(district.town()) + " " + district.outwardCode());
        });
        for (CaseReport report : reports) {
            District district = report.district();
            if (district != null) {
                places.put(Plain.line(district.town()) + " " + district.outwardCode(), district);
            }
        }
        places.forEach((name, district) -> add(
                "place:" + district.outwardCode(),
                FieldKind.PLACE,
                sayers.getOrDefault(name, new TreeSet<>()),
                phrases -> name));
    }

    private void months() {
        Map<String, SortedSet<String>> sayers =
                new TreeMap<>(sayers(report -> List.of(month(report).toString())));
        sayers.forEach((month, who) ->
                add("month:" + month, FieldKind.MONTH, who, phrases -> phrases.month(YearMonth.parse(month))));
    }

    private void count() {
        if (reports.size() > 1) {
            SortedSet<String> all =
                    reports.stream().map(CaseReport::reportId).collect(Collectors.toCollection(TreeSet::new));
            add(COUNT, FieldKind.COUNT, all, phrases -> phrases.say("reports", all.size()));
        }
    }

    /** Those that most reports name come first. What a reporter only inferred, or knows in part, is not passed on. */
    private void identifiers(FieldKind kind, String type, Function<String, String> shown) {
        Map<String, SortedSet<String>> sayers = sayers(report -> report.identifiers().stream()
                .filter(known -> known.type().equals(type)
                        && !known.partial()
                        && !known.confidence().equals(INFERRED))
                .map(known -> shown.apply(known.value()))
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList());
        sayers.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, SortedSet<String>> each) ->
                                -each.getValue().size())
                        .thenComparing(Map.Entry::getKey))
                .forEach(each -> {
                    String text = whole ? each.getKey() : Shown.masked(each.getKey());
                    add(kind.code() + ":" + each.getKey(), kind, each.getValue(), phrases -> text);
                });
    }

    private void vehicles() {
        Map<String, Vehicle> vehicles = new TreeMap<>();
        for (CaseReport report : reports) {
            report.vehicles().forEach(vehicle -> vehicles.putIfAbsent(named(vehicle), vehicle));
        }
        vehicles.remove("");
        Map<String, SortedSet<String>> sayers =
                sayers(report -> report.vehicles().stream().map(Fields::named).toList());
        vehicles.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Vehicle> each) -> Looks.rank(each.getValue()))
                        .thenComparing(Map.Entry::getKey))
                .forEach(each -> fields.add(new Field(
                        "vehicle:" + each.getKey(),
                        FieldKind.VEHICLE,
                        sayers.getOrDefault(each.getKey(), new TreeSet<>()),
                        phrases -> Looks.vehicle(each.getValue(), phrases, whole),
                        Looks.freeWords(each.getValue()))));
    }

    private static String named(Vehicle vehicle) {
        return Looks.vehicle(vehicle, Phrases.english(), true);
    }

    private void looks() {
        Map<String, Description> suspects = new LinkedHashMap<>();
        for (CaseReport report : reports) {
            report.suspects().forEach(suspect -> suspects.putIfAbsent(named(suspect), suspect));
        }
        suspects.remove("");
        Map<String, SortedSet<String>> sayers =
                sayers(report -> report.suspects().stream().map(Fields::named).toList());
        suspects.forEach((name, suspect) -> fields.add(new Field(
                "looks:" + name,
                FieldKind.LOOKS,
                sayers.getOrDefault(name, new TreeSet<>()),
                phrases -> Looks.suspect(suspect, phrases),
                Looks.freeWords(suspect))));
    }

    private static String named(Description suspect) {
        return Looks.suspect(suspect, Phrases.english());
    }

    private void add(String id, FieldKind kind, SortedSet<String> sayers, Function<Phrases, String> words) {
        fields.add(new Field(id, kind, sayers, words, List.of()));
    }
}
