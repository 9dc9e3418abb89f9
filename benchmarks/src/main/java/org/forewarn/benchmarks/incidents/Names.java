package org.forewarn.benchmarks.incidents;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Names of invented men, by the background that goes with them. Which names are common follows the Office for National
 * Statistics' lists of baby names (Open Government Licence) roughly and by hand; the weights are assumptions. The long
 * tail of British surnames is put together from parts.
 */
final class Names {

    /** British surnames that are none of the common ones: most bearers have one of the many rare names. */
    private static final double RARE_SURNAME = 0.45;

    private static final List<String> FRONT = List.of(
            "Ash", "Birk", "Black", "Brad", "Bram", "Bux", "Cald", "Carl", "Clay", "Cran", "Crow", "Dal", "Der", "Dun",
            "Elm", "Fair", "Farn", "Gar", "Gold", "Gran", "Hard", "Hather", "Hawk", "Hazel", "Hel", "Holm", "Hurst",
            "Kel", "Kirk", "Lang", "Lin", "Lock", "Mar", "Mel", "Mid", "Nether", "New", "Nor", "Oak", "Ot", "Pem",
            "Pick", "Ram", "Red", "Ros", "Row", "Rush", "Sal", "Sed", "Shel", "Skel", "Stan", "Stock", "Sut", "Swin",
            "Thorn", "Tun", "Up", "Wad", "Wal", "War", "Wes", "Whit", "Wil", "Win", "Wool", "Wy", "York");
    private static final List<String> BACK = List.of(
            "ley", "ton", "by", "field", "worth", "wood", "ham", "bourne", "den", "combe", "more", "croft", "gate",
            "stead", "well", "land", "thwaite", "ward", "shaw", "wick", "cott", "ridge");

    private final Map<String, Weighted<Forename>> forenames;
    private final Map<String, Weighted<Surname>> surnames;

    /** @param shortForms as friends call him; may be empty */
    record Forename(String group, String name, double weight, List<String> shortForms) {

        /** The name as he gives it. */
        String said(Dice dice, double shortened) {
            return shortForms.isEmpty() || !dice.chance(shortened) ? name : dice.pick(shortForms);
        }
    }

    private record Surname(String group, String name, double weight) {}

    Names() {
        forenames = Tables.rows("forenames.tsv").stream()
                .map(row -> new Forename(
                        row[0],
                        row[1],
                        Double.parseDouble(row[2]),
                        row[3].isEmpty() ? List.of() : List.of(row[3].split(","))))
                .collect(Collectors.groupingBy(
                        Forename::group,
                        Collectors.collectingAndThen(
                                Collectors.toList(), names -> Weighted.of(names, Forename::weight))));
        surnames = Tables.rows("surnames.tsv").stream()
                .map(row -> new Surname(row[0], row[1], Double.parseDouble(row[2])))
                .collect(Collectors.groupingBy(
                        Surname::group,
                        Collectors.collectingAndThen(
                                Collectors.toList(), names -> Weighted.of(names, Surname::weight))));
    }

    Forename forename(Dice dice, String group) {
        return of(forenames, group).pick(dice);
    }

    String surname(Dice dice, String group) {
        if (group.equals("british") && dice.chance(RARE_SURNAME)) {
            return dice.pick(FRONT) + dice.pick(BACK);
        }
        return of(surnames, group).pick(dice).name();
    }

    private static <T> Weighted<T> of(Map<String, Weighted<T>> tables, String group) {
        Weighted<T> table = tables.get(group);
        if (table == null) {
            throw new IllegalArgumentException("There are no names of " + group);
        }
        return table;
    }
}
