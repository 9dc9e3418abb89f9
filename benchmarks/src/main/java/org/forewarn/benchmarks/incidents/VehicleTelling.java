package org.forewarn.benchmarks.incidents;

import java.util.List;
import org.forewarn.benchmarks.incidents.Habits.Way;
import org.forewarn.schemas.event.Vehicle;

/** What was seen of his vehicle. All rates are assumptions. */
final class VehicleTelling {

    private static final double NEWER_CAR = 0.3;
    private static final double PLATE_AT_A_BOOKING = 0.5;
    private static final double PLATE_IN_THE_STREET = 0.96;
    private static final double PARTIAL = 0.1;
    /** A part of a plate that nobody marked as one. */
    private static final double UNMARKED = 0.15;

    private static final List<String> COLOURS = List.of("black", "blue", "grey", "silver", "white", "red");
    private static final List<String> MARKS = List.of(
            "dent in the rear door", "taxi sign", "child seat in the back", "sticker on the bumper", "cracked light");

    private VehicleTelling() {}

    static List<Vehicle> of(Offender offender, Dice dice) {
        boolean street = offender.habits().way() == Way.STREET;
        boolean booked = offender.habits().way() == Way.BOOKS;
        if (offender.cars().isEmpty() || !dice.chance(street ? 0.98 : booked ? 0.32 : 0.1)) {
            return List.of();
        }
        boolean newer = offender.cars().size() > 1 && dice.chance(NEWER_CAR);
        return List.of(seen(newer ? offender.cars().getLast() : offender.cars().getFirst(), street, dice));
    }

    private static Vehicle seen(Car car, boolean street, Dice dice) {
        var vehicle = new Vehicle();
        if (dice.chance(street ? PLATE_IN_THE_STREET : PLATE_AT_A_BOOKING)) {
            String read = Slips.plate(dice, car.plate());
            boolean partial = dice.chance(PARTIAL);
            vehicle.setVrm(partial ? Spellings.partOfPlate(dice, car.plate()) : Spellings.plate(dice, read));
            vehicle.setPartial(partial && !dice.chance(UNMARKED));
            vehicle.setCountry(dice.chance(0.6) ? "GB" : null);
        }
        boolean madeOut = dice.chance(0.78);
        vehicle.setMake(madeOut ? make(car.make(), dice) : null);
        vehicle.setModel(madeOut && dice.chance(0.62) ? car.model() : null);
        vehicle.setColour(dice.chance(0.88) ? colour(car.colour(), dice) : null);
        vehicle.setBody(dice.chance(0.5) ? car.body() : null);
        vehicle.setMarks(dice.chance(0.06) ? dice.pick(MARKS) : null);
        return vehicle;
    }

    private static String make(String truly, Dice dice) {
        return switch (truly) {
            case "Volkswagen" -> dice.chance(0.5) ? "VW" : truly;
            case "Mercedes" -> dice.chance(0.3) ? "Mercedes-Benz" : truly;
            default -> Slips.word(dice, truly);
        };
    }

    /** Dusk and street lamps. */
    private static String colour(String truly, Dice dice) {
        if (dice.chance(0.9)) {
            return truly;
        }
        return switch (truly) {
            case "grey" -> "silver";
            case "silver" -> "grey";
            case "black" -> "dark blue";
            case "blue" -> "dark blue";
            default -> dice.pick(COLOURS);
        };
    }
}
