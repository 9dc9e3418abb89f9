package org.forewarn.benchmarks.incidents;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.forewarn.benchmarks.incidents.Dice.Purpose;
import org.forewarn.benchmarks.incidents.Habits.Way;
import org.forewarn.benchmarks.incidents.Names.Forename;
import org.forewarn.kit.place.OutwardCode;

/**
 * The offenders of a seed. Each is made from its index alone whenever he is wanted, so that a million reports need no
 * list of those who did them.
 */
final class Offenders {

    /** Most reported backgrounds are as in the population of the UK's large towns; an assumption. */
    private static final Weighted<String> GROUPS =
            Weighted.words("british 66, south_asian 13, black 9, east_european 8, middle_eastern 4");

    private static final int MAX_REPORTS = 50;
    /** Of offenders with k reports there are as many as k^-2.5: three in four are seen once; an assumption. */
    private static final double TAIL = 2.5;

    private static final Weighted<Integer> REPORTS =
            Weighted.of(IntStream.rangeClosed(1, MAX_REPORTS).boxed().toList(), k -> StrictMath.pow(k, -TAIL));

    private static final Weighted<String> PHONES = Weighted.words("1 84, 2 11, 3 3.5, 4 1, 5 0.5");
    private static final Weighted<String> OTHER_NAMES = Weighted.words("0 45, 1 35, 2 14, 3 6");
    /** Kilometres: the well-known decay of crime with the distance from home; steps assumed. */
    private static final Weighted<String> REACHES = Weighted.words("8 55, 20 25, 60 14, 400 6");

    /** A number that was given up comes to somebody else. */
    private static final double RECYCLED = 0.003;

    private static final int RECYCLED_AFTER = 200;
    private static final int RECYCLED_WITHIN = 20_000;

    private static final List<String> DOMAINS = List.of("example.org", "example.com", "example.net");
    private static final List<String> WORDS = List.of(
            "red", "north", "lad", "real", "king", "blue", "quiet", "mr", "big", "night", "fox", "rider", "fixer",
            "gent", "wolf", "city", "sport", "lucky", "silent", "ace", "storm", "ghost", "prime", "urban");

    private final long seed;
    private final int year;
    private final Names names = new Names();
    private final Whereabouts whereabouts;
    private final InventedNumbers numbers;
    private final Car.Park park = new Car.Park();

    /** @param year in which they are as old as they look */
    Offenders(long seed, int year, Whereabouts whereabouts) {
        this.seed = seed;
        this.year = year;
        this.whereabouts = whereabouts;
        this.numbers = new InventedNumbers(seed);
    }

    Offender of(long index) {
        Dice dice = Dice.of(seed, Purpose.OFFENDER, index);
        int reports = REPORTS.pick(dice);
        String group = GROUPS.pick(dice);
        OutwardCode home = whereabouts.anywhere(dice);
        Habits habits = Habits.of(dice);
        Forename forename = names.forename(dice, group);
        String surname = names.surname(dice, group);
        return new Offender(
                index,
                group,
                forename,
                surname,
                otherNames(dice, group),
                Looks.of(dice, group, year, Accents.of(home)),
                home,
                Double.parseDouble(REACHES.pick(dice)),
                habits,
                phones(dice, index, habits.way()),
                some(dice, habits.way() == Way.ONLINE ? 0.5 : 0.25, () -> email(dice, forename, surname)),
                some(dice, habits.way() == Way.ONLINE ? 0.98 : 0.3, () -> handle(dice, forename)),
                some(
                        dice,
                        habits.way() == Way.ONLINE ? 0.5 : 0.1,
                        () -> "https://example.org/people/" + handle(dice, forename)),
                some(dice, 0.2, () -> "£" + handle(dice, forename).replace(".", "")),
                cars(dice, home, habits.way()),
                reports);
    }

    private List<Forename> otherNames(Dice dice, String group) {
        return IntStream.range(0, Integer.parseInt(OTHER_NAMES.pick(dice)))
                .mapToObj(one -> names.forename(dice, dice.chance(0.7) ? group : "british"))
                .toList();
    }

    private List<String> phones(Dice dice, long index, Way way) {
        int count = Integer.parseInt(PHONES.pick(dice));
        boolean has = way == Way.BOOKS || dice.chance(way == Way.ONLINE ? 0.8 : 0.5);
        List<String> phones = new ArrayList<>();
        for (int i = 0; has && i < count; i++) {
            phones.add(numbers.of(index, i));
        }
        if (has && index > RECYCLED_AFTER && dice.chance(RECYCLED)) {
            long reachable = Math.min(index - RECYCLED_AFTER, RECYCLED_WITHIN);
            phones.set(count - 1, numbers.of(index - RECYCLED_AFTER - dice.below((int) reachable), 0));
        }
        return phones;
    }

    private List<Car> cars(Dice dice, OutwardCode home, Way way) {
        boolean drives = dice.chance(way == Way.STREET ? 0.97 : 0.5);
        int count = drives ? dice.chance(0.12) ? 2 : 1 : 0;
        return IntStream.range(0, count)
                .mapToObj(one -> park.one(dice, InventedPlates.plate(dice, home.country(), Accents.area(home.code()))))
                .toList();
    }

    private static List<String> some(Dice dice, double has, java.util.function.Supplier<String> one) {
        if (!dice.chance(has)) {
            return List.of();
        }
        return dice.chance(0.15) ? List.of(one.get(), one.get()) : List.of(one.get());
    }

    private static String email(Dice dice, Forename forename, String surname) {
        String local = forename.name()
                + (dice.chance(0.5) ? "." : "")
                + (dice.chance(0.6) ? surname : dice.pick(WORDS))
                + (dice.chance(0.8) ? Integer.toString(dice.between(1, 999)) : "");
        return local.toLowerCase(Locale.ROOT) + "@" + dice.pick(DOMAINS);
    }

    private static String handle(Dice dice, Forename forename) {
        String name = forename.said(dice, 0.6).toLowerCase(Locale.ROOT);
        String joined =
                switch (dice.below(3)) {
                    case 0 -> name + "_" + dice.pick(WORDS);
                    case 1 -> dice.pick(WORDS) + "." + name;
                    default -> dice.pick(WORDS) + dice.pick(WORDS);
                };
        return joined + dice.between(1, 9999);
    }
}
