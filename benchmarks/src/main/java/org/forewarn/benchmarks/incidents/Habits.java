package org.forewarn.benchmarks.incidents;

import java.util.ArrayList;
import java.util.List;

/**
 * How a man does it, more often than not.
 *
 * @param way how he meets people
 * @param types what he does, the usual first
 * @param moTags how
 * @param setting where
 * @param hour around which hour of the day
 */
record Habits(Way way, List<String> types, List<String> moTags, String setting, int hour) {

    /** How an offender and those he harms come together: it decides what they can know of him. */
    enum Way {
        /** He rings and books; his number is known. */
        BOOKS,
        /** He stops in the street; his vehicle is seen. */
        STREET,
        /** He writes on a platform; his handle is known. */
        ONLINE
    }

    /** What is reported: kinds as in the reports to National Ugly Mugs (Connelly, Kamerade and Sanders 2018); weights assumed. */
    private static final Weighted<String> BOOKED = Weighted.words("non_payment 16, time_wasting 13, sexual_assault 11,"
            + " physical_assault 11, robbery 11, rape 9, harassment 9, condom_removal 8, threats 7, theft 6, fraud 5,"
            + " stalking 3, strangulation 3, blackmail 2, spiking 2, false_imprisonment 1, burglary 1");

    private static final Weighted<String> IN_STREET = Weighted.words("physical_assault 20, rape 15, robbery 15,"
            + " sexual_assault 14, non_payment 10, threats 7, suspicious_behaviour 7, condom_removal 4, strangulation 3,"
            + " kidnap 2, theft 3, criminal_damage 1, threats_to_kill 2");
    private static final Weighted<String> ONLINE_TYPES = Weighted.words("harassment 25, blackmail 16, fraud 14,"
            + " time_wasting 12, doxxing_outing 9, stalking 9, intimate_image_abuse 8, threats 7, non_payment 6");
    private static final Weighted<String> MO = Weighted.words("fake_booking 16, refuses_payment 18, demands_refund 12,"
            + " removes_condom 10, intoxicated 13, lures_elsewhere 9, drives_to_isolated_place 9, records_covertly 6,"
            + " multiple_attackers 4, poses_as_police 3");
    private static final Weighted<String> BOOKED_SETTINGS = Weighted.words("incall 55, outcall 25, hotel 17, venue 3");
    private static final Weighted<String> STREET_SETTINGS = Weighted.words("vehicle 65, street 35");

    private static final double SECOND_TYPE = 0.5;
    private static final double SECOND_TAG = 0.5;
    private static final double NO_TAG = 0.2;
    private static final int USUAL_HOUR = 21;
    private static final int SPREAD_HOURS = 4;
    private static final int HOURS = 24;

    static Habits of(Dice dice) {
        Way way = way(dice);
        Weighted<String> table = types(way);
        List<String> types = new ArrayList<>(List.of(table.pick(dice)));
        if (dice.chance(SECOND_TYPE)) {
            types.add(table.pick(dice));
        }
        List<String> tags = new ArrayList<>();
        if (!dice.chance(NO_TAG)) {
            tags.add(MO.pick(dice));
            if (dice.chance(SECOND_TAG)) {
                tags.add(MO.pick(dice));
            }
        }
        String setting =
                switch (way) {
                    case BOOKS -> BOOKED_SETTINGS.pick(dice);
                    case STREET -> STREET_SETTINGS.pick(dice);
                    case ONLINE -> "online";
                };
        int hour = Math.floorMod(Math.round(USUAL_HOUR + SPREAD_HOURS * dice.normal()), HOURS);
        return new Habits(way, distinct(types), distinct(tags), setting, hour);
    }

    private static Way way(Dice dice) {
        double thrown = dice.unit();
        double street = Rate.WAY_STREET.in(dice.rates());
        return thrown < street
                ? Way.STREET
                : thrown < street + Rate.WAY_ONLINE.in(dice.rates()) ? Way.ONLINE : Way.BOOKS;
    }

    /** Something he does not always do. */
    String anotherType(Dice dice) {
        return types(way).pick(dice);
    }

    static String anyTag(Dice dice) {
        return MO.pick(dice);
    }

    private static Weighted<String> types(Way way) {
        return switch (way) {
            case BOOKS -> BOOKED;
            case STREET -> IN_STREET;
            case ONLINE -> ONLINE_TYPES;
        };
    }

    private static List<String> distinct(List<String> words) {
        return words.stream().distinct().toList();
    }
}
