package org.forewarn.benchmarks.incidents;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.forewarn.kit.place.OutwardCode;
import org.forewarn.schemas.event.Incident;
import org.forewarn.schemas.event.Place;
import org.jspecify.annotations.Nullable;

/** What, when and where. What stands here is assumed; the rates that matter are in {@link Rate}. */
final class IncidentTelling {

    private static final double SECOND_TYPE = 0.3;

    private static final Weighted<String> OUTCOMES =
            Weighted.words("completed 72, attempted 16, threatened 8, suspected 4");
    private static final Weighted<String> PRECISIONS = Weighted.words("exact 25, hour 42, day 24, week 6, month 3");
    private static final Weighted<String> WEAPONS = Weighted.words(
            "knife 50, blunt_object 14, imitation_firearm 6, firearm 4, glass 8, spray 6, ligature 5, other 7");
    private static final Weighted<String> INJURIES =
            Weighted.words("none 55, minor 33, serious 11, life_threatening 1");
    private static final Weighted<String> SETTINGS =
            Weighted.words("incall 45, outcall 25, hotel 14, vehicle 9, street 7");
    private static final List<String> VIOLENT = List.of(
            "rape", "sexual_assault", "physical_assault", "strangulation", "robbery", "kidnap", "threats_to_kill");
    /** No inward code has these letters (Royal Mail, Programmer's Guide to PAF), so no postcode made with them exists. */
    private static final String UNUSED_IN_INWARD_CODES = "CIKMOV";

    private static final int HOTELS_PER_CODE = 3;
    private static final double SPREAD_DEGREES = 0.012;
    private static final double ROUNDING = 10_000;

    private final Whereabouts whereabouts;

    IncidentTelling(Whereabouts whereabouts) {
        this.whereabouts = whereabouts;
    }

    OutwardCode where(Offender offender, Dice dice) {
        if (dice.chance(Rate.FAR_AWAY)) {
            return whereabouts.anywhere(dice);
        }
        return dice.chance(Rate.AT_HOME) ? offender.home() : whereabouts.near(dice, offender.home(), offender.reach());
    }

    int hotels(OutwardCode where) {
        return HOTELS_PER_CODE * whereabouts.codesOfTown(where);
    }

    Incident of(Offender offender, OutwardCode where, Instant happened, Instant received, Dice dice) {
        var incident = new Incident();
        List<String> types = types(offender.habits(), dice);
        incident.setTypes(types);
        incident.setOutcome(dice.chance(0.85) ? OUTCOMES.pick(dice) : null);
        time(incident, offender, happened, received, dice);
        incident.setPlace(dice.chance(Rate.PLACE_TOLD) ? place(offender, where, dice) : null);
        incident.setMoTags(tags(offender.habits(), dice));
        boolean violent = types.stream().anyMatch(VIOLENT::contains);
        incident.setWeapons(violent && dice.chance(0.12) ? List.of(WEAPONS.pick(dice)) : List.of());
        incident.setInjury(violent && dice.chance(0.6) ? INJURIES.pick(dice) : null);
        incident.setHateMotivation(dice.chance(0.04) ? List.of("sex_work") : List.of());
        incident.setReportedToPolice(dice.chance(0.45) ? Boolean.valueOf(dice.chance(0.2)) : null);
        return incident;
    }

    private static List<String> types(Habits habits, Dice dice) {
        String first = dice.chance(Rate.USUAL_TYPE) ? habits.types().getFirst() : habits.anotherType(dice);
        String second = habits.types().size() > 1 ? habits.types().getLast() : habits.anotherType(dice);
        return dice.chance(SECOND_TYPE) && !second.equals(first) ? List.of(first, second) : List.of(first);
    }

    private static List<String> tags(Habits habits, Dice dice) {
        Stream<String> usual = habits.moTags().stream().filter(tag -> dice.chance(Rate.USUAL_MO));
        Stream<String> other = dice.chance(Rate.OTHER_MO) ? Stream.of(Habits.anyTag(dice)) : Stream.of();
        return Stream.concat(usual, other).distinct().toList();
    }

    private static void time(Incident incident, Offender offender, Instant happened, Instant received, Dice dice) {
        int hour = Math.floorMod(offender.habits().hour() + dice.between(-2, 2), 24);
        Instant moment = happened.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(hour));
        if (moment.isAfter(happened)) {
            moment = moment.minus(Duration.ofDays(1));
        }
        String precision = PRECISIONS.pick(dice);
        boolean coarse = !precision.equals("exact") && !precision.equals("hour");
        Instant from =
                coarse ? moment.truncatedTo(ChronoUnit.DAYS) : moment.plus(Duration.ofMinutes(15L * dice.below(4)));
        incident.setFrom(from.isAfter(received) ? moment : from);
        incident.setTimePrecision(precision);
        Instant to = incident.getFrom().plus(Duration.ofHours(dice.between(1, 3)));
        incident.setTo(!coarse && dice.chance(0.15) && to.isBefore(received) ? to : null);
    }

    private static Place place(Offender offender, OutwardCode where, Dice dice) {
        var place = new Place();
        place.setSetting(setting(offender, dice));
        switch (dice.below(10)) {
            case 0, 1, 2, 3, 4, 5 -> place.setPostcode(where.code());
            case 6 ->
                place.setPostcode(where.code() + " " + dice.below(10) + dice.pick(UNUSED_IN_INWARD_CODES)
                        + dice.pick(UNUSED_IN_INWARD_CODES));
            case 7 -> {
                place.setLat(rounded(where.lat() + SPREAD_DEGREES * (dice.unit() - 0.5)));
                place.setLon(rounded(where.lon() + SPREAD_DEGREES * (dice.unit() - 0.5)));
                place.setPrecisionMetres(500);
            }
            case 8 -> place.setText(where.town());
            default -> {
                place.setText("near the station, " + where.town());
                place.setPostcode(where.code());
            }
        }
        return place;
    }

    private static @Nullable String setting(Offender offender, Dice dice) {
        if (!dice.chance(0.88)) {
            return null;
        }
        return dice.chance(Rate.USUAL_SETTING) ? offender.habits().setting() : SETTINGS.pick(dice);
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * ROUNDING) / ROUNDING;
    }
}
