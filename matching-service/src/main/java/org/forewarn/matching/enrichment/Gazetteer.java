package org.forewarn.matching.enrichment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.forewarn.kit.identifier.Text;
import org.forewarn.kit.place.OutwardCode;
import org.forewarn.kit.place.OutwardCodes;

/**
 * The names of towns, districts, counties, regions and countries, as the sets of outward codes that they cover; made from
 * the table of outward codes. A name that several places bear has a set for each.
 */
final class Gazetteer {

    /** Codes of one name that are farther apart belong to two places: Leeds in Yorkshire, Leeds in Kent. */
    private static final double ONE_PLACE_KM = 30;

    /** A place with so many times the codes of its namesakes together is meant unless something says otherwise. */
    private static final int DOMINANCE = 10;

    /** The table calls a code by its county where it knows no town: so few of the county's codes are no town of its name. */
    private static final int CORNER = 4;

    /** A shorter word with one letter wrong is another word. */
    private static final int SHORTEST_MISSPELT = 6;

    static final int LONGEST_NAME_WORDS = 5;

    /** In places.tsv a place may be told by its codes. */
    private static final Pattern OUTWARD = Pattern.compile("[A-Z]{1,2}[0-9][A-Z0-9]?");

    private static final Gazetteer UK = new Gazetteer(OutwardCodes.uk().all());

    private final Map<String, List<Set<OutwardCode>>> byName = new HashMap<>();
    private final Map<String, Set<String>> byShortened = new HashMap<>();

    private Gazetteer(List<OutwardCode> codes) {
        addAll(codes, OutwardCode::town, true);
        addAll(codes, OutwardCode::county, false);
        addAll(codes, code -> Counties.of(code.county(), code.country()).county(), false);
        addAll(codes, code -> Counties.of(code.county(), code.country()).region(), false);
        addAll(codes, OutwardCode::country, false);
        for (List<String> row : WordTable.rows("places.tsv", 2)) {
            addAlias(row.getFirst(), WordTable.words(row.get(1)));
        }
        byName.replaceAll((name, places) -> dominant(places));
        for (String name : byName.keySet()) {
            for (String shortened : shortened(name)) {
                byShortened.computeIfAbsent(shortened, none -> new TreeSet<>()).add(name);
            }
        }
    }

    static Gazetteer uk() {
        return UK;
    }

    /** The places of a folded name; none when nothing is called so. */
    List<Set<OutwardCode>> places(String name) {
        return byName.getOrDefault(name, List.of());
    }

    /** The one name that differs from a long word in one letter, not its first; none when there are several. */
    List<Set<OutwardCode>> misspelt(String word) {
        Set<String> names = new TreeSet<>();
        for (String shortened : shortened(word)) {
            for (String name : byShortened.getOrDefault(shortened, Set.of())) {
                if (name.charAt(0) == word.charAt(0)) {
                    names.add(name);
                }
            }
        }
        return names.size() == 1 ? places(names.iterator().next()) : List.of();
    }

    static String folded(String name) {
        return String.join(" ", Text.words(name)).replaceAll("\\bst\\b", "saint");
    }

    private void addAll(List<OutwardCode> codes, Function<OutwardCode, String> named, boolean apart) {
        Map<String, Set<OutwardCode>> sets = new TreeMap<>();
        codes.forEach(code -> sets.computeIfAbsent(folded(named.apply(code)), none -> ordered())
                .add(code));
        sets.forEach((name, set) -> (apart ? clusters(set) : List.of(set)).forEach(place -> add(name, place)));
    }

    private void add(String name, Set<OutwardCode> place) {
        List<Set<OutwardCode>> places = byName.computeIfAbsent(name, none -> new ArrayList<>());
        List<Set<OutwardCode>> same = places.stream()
                .filter(one -> one.stream().anyMatch(place::contains))
                .toList();
        // a county with the name of its town: the town is what people mean, unless it is a corner of the county
        if (same.isEmpty() || same.stream().allMatch(one -> one.size() * CORNER <= place.size())) {
            places.removeAll(same);
            places.add(place);
        }
    }

    /** Several names of one thing are added together when they touch, and stay apart as namesakes otherwise. */
    private void addAlias(String alias, List<String> names) {
        Set<OutwardCode> all = ordered();
        List<Set<OutwardCode>> several = new ArrayList<>();
        for (String name : names) {
            Optional<OutwardCode> code =
                    OUTWARD.matcher(name).matches() ? OutwardCodes.uk().find(name) : Optional.empty();
            code.ifPresent(all::add);
            if (code.isEmpty()) {
                places(folded(name)).forEach(place -> {
                    all.addAll(place);
                    several.add(place);
                });
            }
        }
        if (all.isEmpty()) {
            return;
        }
        List<Set<OutwardCode>> clusters = clusters(all);
        boolean isOne = clusters.size() == 1 || alias.contains(" ");
        byName.put(folded(alias), isOne ? List.of(all) : several.isEmpty() ? clusters : several);
    }

    private static List<Set<OutwardCode>> clusters(Collection<OutwardCode> codes) {
        List<Set<OutwardCode>> clusters = new ArrayList<>();
        for (OutwardCode code : codes) {
            Set<OutwardCode> joined = ordered();
            joined.add(code);
            for (var near :
                    clusters.stream().filter(cluster -> touches(cluster, code)).toList()) {
                joined.addAll(near);
                clusters.remove(near);
            }
            clusters.add(joined);
        }
        return clusters;
    }

    private static boolean touches(Set<OutwardCode> cluster, OutwardCode code) {
        return cluster.stream().anyMatch(one -> one.distanceKm(code.lat(), code.lon()) <= ONE_PLACE_KM);
    }

    private static List<Set<OutwardCode>> dominant(List<Set<OutwardCode>> places) {
        int all = places.stream().mapToInt(Set::size).sum();
        return places.stream()
                .filter(place -> place.size() >= DOMINANCE * (all - place.size()))
                .findFirst()
                .<List<Set<OutwardCode>>>map(List::of)
                .orElseGet(() -> List.copyOf(places));
    }

    private static Set<String> shortened(String name) {
        Set<String> shortened = new TreeSet<>();
        if (name.length() >= SHORTEST_MISSPELT) {
            shortened.add(name);
            for (int i = 1; i < name.length(); i++) {
                shortened.add(name.substring(0, i) + name.substring(i + 1));
            }
        }
        return shortened;
    }

    private static Set<OutwardCode> ordered() {
        return new TreeSet<>(Comparator.comparing(OutwardCode::code));
    }
}
