package org.forewarn.alert.warning;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.forewarn.kit.place.OutwardCode;
import org.forewarn.kit.place.OutwardCodes;

/**
 * A set of outward codes, and how it is called.
 *
 * @param codes in the order of their names
 */
record Area(List<OutwardCode> codes, String description, boolean national) {

    private static final int MAX_NAMED = 6;

    static final String EVERYWHERE = "Everywhere";

    Area {
        codes = List.copyOf(codes);
    }

    /** The area that was chosen; with no codes when there is none of that name. */
    static Area of(AreaChoice choice, Collection<CaseReport> reports, OutwardCodes table) {
        return switch (choice.kind()) {
            case AROUND -> around(choice, reports, table);
            case DISTRICTS -> {
                var chosen = Set.copyOf(choice.names());
                var codes = table.all().stream()
                        .filter(code -> chosen.contains(code.code()))
                        .toList();
                yield new Area(
                        codes, named(codes.stream().map(OutwardCode::code).toList()), false);
            }
            case COUNTIES -> {
                var chosen = Set.copyOf(choice.names());
                var codes = table.all().stream()
                        .filter(code -> chosen.contains(code.county()))
                        .toList();
                yield new Area(codes, named(counties(codes)), false);
            }
            case NATIONAL -> new Area(table.all(), EVERYWHERE, true);
        };
    }

    private static Area around(AreaChoice choice, Collection<CaseReport> reports, OutwardCodes table) {
        var codes = new TreeSet<>(java.util.Comparator.comparing(OutwardCode::code));
        SortedSet<String> towns = new TreeSet<>();
        for (CaseReport report : reports) {
            District place = report.district();
            if (place != null && (choice.names().isEmpty() || choice.names().contains(place.outwardCode()))) {
                table.find(place.outwardCode()).ifPresent(codes::add);
                codes.addAll(table.within(place.lat(), place.lon(), choice.radiusKm()));
                towns.add(place.town());
            }
        }
        String description = named(List.copyOf(towns)) + ", and "
                + String.format(Locale.ROOT, "%.0f", choice.radiusKm()) + " km around";
        return new Area(List.copyOf(codes), description, false);
    }

    /** With other places, however the whole of it is called. */
    Area and(Set<String> others, OutwardCodes table) {
        if (others.isEmpty() || national) {
            return this;
        }
        var all = new TreeSet<>(others);
        all.addAll(names());
        return new Area(
                table.all().stream().filter(code -> all.contains(code.code())).toList(), description, false);
    }

    boolean isEmpty() {
        return codes.isEmpty();
    }

    List<String> names() {
        return codes.stream().map(OutwardCode::code).toList();
    }

    /** None when it is everywhere: a list of all counties says less. */
    List<String> counties() {
        return national ? List.of() : counties(codes);
    }

    private static List<String> counties(Collection<OutwardCode> codes) {
        return codes.stream().map(OutwardCode::county).collect(Collectors.toCollection(TreeSet::new)).stream()
                .toList();
    }

    private static String named(List<String> names) {
        var first = new LinkedHashSet<>(names.subList(0, Math.min(MAX_NAMED, names.size())));
        return String.join(", ", first) + (names.size() > MAX_NAMED ? " and more" : "");
    }
}
