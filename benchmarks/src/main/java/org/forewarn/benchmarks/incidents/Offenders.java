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

    /** An assumption; how often he uses them is told in {@link Rate}. */
    private static final Weighted<String> OTHER_NAMES = Weighted.words("0 45, 1 35, 2 14, 3 6");
    /** Kilometres: the well-known decay of crime with the distance from home; steps assumed. */
    private static final Weighted<String> REACHES = Weighted.words("8 55, 20 25, 60 14, 400 6");

    private static final int RECYCLED_AFTER = 200;
    private static final int RECYCLED_WITHIN = 20_000;

    private static final List<String> DOMAINS = List.of("example.org", "example.com", "example.net");
    private static final List<String> WORDS = List.of(
            "red", "north", "lad", "real", "king", "blue", "quiet", "mr", "big", "night", "fox", "rider", "fixer",
            "gent", "wolf", "city", "sport", "lucky", "silent", "ace", "storm", "ghost", "prime", "urban");

    private final Rates rates;
    private final long seed;
    private final int year;
    private final Weighted<Integer> reports;
    private final Names names = new Names();
    private final Whereabouts whereabouts;
    private final InventedNumbers numbers;
    private final Car.Park park = new Car.Park();

    /** @param year in which they are as old as they look */
    Offenders(Rates rates, long seed, int year, Whereabouts whereabouts) {
        this.rates = rates;
        this.seed = seed;
        this.year = year;
        double exponent = Rate.SERIES_EXPONENT.in(rates);
        this.reports =
                Weighted.of(IntStream.rangeClosed(1, MAX_REPORTS).boxed().toList(), k -> StrictMath.pow(k, -exponent));
        this.whereabouts = whereabouts;
        this.numbers = new InventedNumbers(seed);
    }

    Offender of(long index) {
        Dice dice = Dice.of(rates, seed, Purpose.OFFENDER, index);
        int reports = this.reports.pick(dice);
        String group = GROUPS.pick(dice);
        OutwardCode home = whereabouts.anywhere(dice);
        Habits habits = Habits.of(dice);
        boolean online = habits.way() == Way.ONLINE;
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
                phones(dice, index, habits.way(), reports),
                some(
                        dice,
                        online ? Rate.ONLINE_HAS_EMAIL : Rate.OTHERS_HAVE_EMAIL,
                        () -> email(dice, forename, surname)),
                some(dice, online ? Rate.ONLINE_HAS_HANDLE : Rate.OTHERS_HAVE_HANDLE, () -> handle(dice, forename)),
                some(
                        dice,
                        online ? Rate.ONLINE_HAS_PROFILE : Rate.OTHERS_HAVE_PROFILE,
                        () -> "https://example.org/people/" + handle(dice, forename)),
                some(
                        dice,
                        Rate.HAS_PAYMENT_ACCOUNT,
                        () -> "£" + handle(dice, forename).replace(".", "")),
                cars(dice, home, habits.way()),
                reports);
    }

    private List<Forename> otherNames(Dice dice, String group) {
        return IntStream.range(0, Integer.parseInt(OTHER_NAMES.pick(dice)))
                .mapToObj(one -> names.forename(dice, dice.chance(0.7) ? group : "british"))
                .toList();
    }

    /** One after the other, spread evenly over his reports. */
    private List<String> phones(Dice dice, long index, Way way, int reports) {
        boolean has =
                switch (way) {
                    case BOOKS -> true;
                    case ONLINE -> dice.chance(Rate.ONLINE_HAS_NUMBER);
                    case STREET -> dice.chance(Rate.STREET_HAS_NUMBER);
                };
        int count = 1 + (dice.chance(Rate.TWO_NUMBERS) ? 1 : 0);
        for (int next = 1; next < reports; next++) {
            count += dice.chance(Rate.NUMBER_CHANGED) ? 1 : 0;
        }
        List<String> phones = new ArrayList<>();
        for (int i = 0; has && i < Math.min(count, InventedNumbers.PER_OFFENDER); i++) {
            phones.add(numbers.of(index, i));
        }
        if (has && index > RECYCLED_AFTER && dice.chance(Rate.NUMBER_RECYCLED)) {
            long reachable = Math.min(index - RECYCLED_AFTER, RECYCLED_WITHIN);
            phones.set(phones.size() - 1, numbers.of(index - RECYCLED_AFTER - dice.below((int) reachable), 0));
        }
        return phones;
    }

    private List<Car> cars(Dice dice, OutwardCode home, Way way) {
        boolean drives = dice.chance(way == Way.STREET ? Rate.STREET_DRIVES : Rate.OTHERS_DRIVE);
        int count = drives ? dice.chance(Rate.TWO_VEHICLES) ? 2 : 1 : 0;
        return IntStream.range(0, count)
                .mapToObj(one -> park.one(dice, InventedPlates.plate(dice, home.country(), Accents.area(home.code()))))
                .toList();
    }

    private static List<String> some(Dice dice, Rate has, java.util.function.Supplier<String> one) {
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
