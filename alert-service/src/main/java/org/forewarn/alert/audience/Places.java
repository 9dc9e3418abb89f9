package org.forewarn.alert.audience;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.forewarn.kit.place.OutwardCode;
import org.forewarn.kit.place.OutwardCodes;

/** Towns and counties of the table of outward codes, by name. */
public final class Places {

    private static final int MAX_NAMES = 6;
    private static final int SHORTEST_PART = 4;
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** The table has London as three counties, and as no town. */
    private static final String LONDON = "london";

    private static final List<String> IN_LONDON = List.of("City of London", "Greater London", "Westminster");

    private static final Places UK = new Places(OutwardCodes.uk().all());

    /** What a name means. */
    sealed interface Found {
        /** @param name as it is kept and shown */
        record One(String name, double lat, double lon) implements Found {}

        /** Names among which to choose; each of them means one. */
        record Several(List<String> names) implements Found {}

        record Unknown() implements Found {}
    }

    private final Map<String, List<OutwardCode>> byCounty = new TreeMap<>();

    private final List<OutwardCode> london = new ArrayList<>();

    /** By town, then county; both as written in the table. */
    private final Map<String, Map<String, List<OutwardCode>>> byTown = new TreeMap<>();

    private Places(List<OutwardCode> codes) {
        for (OutwardCode code : codes) {
            byCounty.computeIfAbsent(code.county(), none -> new ArrayList<>()).add(code);
            if (IN_LONDON.contains(code.county())) {
                london.add(code);
            }
            byTown.computeIfAbsent(key(code.town()), none -> new TreeMap<>())
                    .computeIfAbsent(code.county(), none -> new ArrayList<>())
                    .add(code);
        }
    }

    public static Places uk() {
        return UK;
    }

    /** Names of all counties, in their order. */
    public List<String> counties() {
        return List.copyOf(byCounty.keySet());
    }

    /** The outward codes of a county; none of one that is not in the table. */
    public List<String> codesOf(String county) {
        return byCounty.getOrDefault(county, List.of()).stream()
                .map(OutwardCode::code)
                .toList();
    }

    /** An outward code, a town, or a town with its county: {@code LS2}, {@code Newport, Gwent}. */
    Found find(String typed) {
        Optional<OutwardCode> code = OutwardCodes.uk().find(typed);
        if (code.isPresent()) {
            return new Found.One(code.get().code(), code.get().lat(), code.get().lon());
        }
        if (key(typed).equals(LONDON)) {
            return middle("London", london);
        }
        int comma = typed.indexOf(',');
        String town = key(comma < 0 ? typed : typed.substring(0, comma));
        Map<String, List<OutwardCode>> candidates = candidates(town);
        if (comma >= 0) {
            String county = key(typed.substring(comma + 1));
            return candidates.entrySet().stream()
                    .filter(each -> key(each.getKey()).equals(county))
                    .findFirst()
                    .<Found>map(each -> middle(name(town, each, candidates), each.getValue()))
                    .orElseGet(Found.Unknown::new);
        }
        Optional<Map.Entry<String, List<OutwardCode>>> only = candidates.entrySet().stream()
                .filter(each -> candidates.size() == 1 || key(each.getKey()).equals(town))
                .findFirst();
        return only.isPresent()
                ? middle(name(town, only.get(), candidates), only.get().getValue())
                : candidates.isEmpty() ? suggested(town) : several(candidates);
    }

    /**
     * What a name may mean, by county. A city that is a county of its own is meant before a village of the same name elsewhere:
     * Leeds before Leeds in Kent; in the table its parts are the towns.
     */
    private Map<String, List<OutwardCode>> candidates(String town) {
        var candidates = new TreeMap<>(byTown.getOrDefault(town, Map.of()));
        byCounty.forEach((county, codes) -> {
            if (key(county).equals(town)) {
                candidates.putIfAbsent(county, codes);
            }
        });
        return candidates;
    }

    /** A name that, typed again, means the same. */
    private static String name(
            String town, Map.Entry<String, List<OutwardCode>> found, Map<String, List<OutwardCode>> candidates) {
        if (key(found.getKey()).equals(town)) {
            return found.getKey();
        }
        String own = found.getValue().getFirst().town();
        return candidates.size() > 1 ? own + ", " + found.getKey() : own;
    }

    private static Found several(Map<String, List<OutwardCode>> counties) {
        return new Found.Several(counties.entrySet().stream()
                .map(each -> each.getValue().getFirst().town() + ", " + each.getKey())
                .toList());
    }

    /** Towns in whose names the words are: {@code London} is in "City of London". */
    private Found suggested(String town) {
        if (town.length() < SHORTEST_PART) {
            return new Found.Unknown();
        }
        List<String> names = byTown.entrySet().stream()
                .filter(each -> (" " + each.getKey() + " ").contains(" " + town + " "))
                .flatMap(each -> each.getValue().entrySet().stream()
                        .map(in -> in.getValue().getFirst().town()
                                + (each.getValue().size() > 1 ? ", " + in.getKey() : "")))
                .limit(MAX_NAMES)
                .toList();
        return names.isEmpty() ? new Found.Unknown() : new Found.Several(names);
    }

    private static Found middle(String name, List<OutwardCode> codes) {
        return new Found.One(
                name,
                codes.stream().mapToDouble(OutwardCode::lat).average().orElseThrow(),
                codes.stream().mapToDouble(OutwardCode::lon).average().orElseThrow());
    }

    private static String key(String name) {
        return BLANKS.matcher(name.strip().toLowerCase(Locale.ROOT)).replaceAll(" ");
    }
}
