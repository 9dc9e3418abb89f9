package org.forewarn.benchmarks.incidents;

import java.util.List;
import org.forewarn.benchmarks.incidents.Habits.Way;
import org.forewarn.schemas.event.Vehicle;

/** What was seen of his vehicle. */
final class VehicleTelling {

    private static final double NEWER_CAR = 0.3;
    private static final List<String> COLOURS = List.of("black", "blue", "grey", "silver", "white", "red");
    private static final List<String> MARKS = List.of(
            "dent in the rear door", "taxi sign", "child seat in the back", "sticker on the bumper", "cracked light");

    private VehicleTelling() {}

    static List<Vehicle> of(Offender offender, Dice dice) {
        boolean street = offender.habits().way() == Way.STREET;
        if (offender.cars().isEmpty() || !dice.chance(seen(offender.habits().way()))) {
            return List.of();
        }
        boolean newer = offender.cars().size() > 1 && dice.chance(NEWER_CAR);
        return List.of(seen(newer ? offender.cars().getLast() : offender.cars().getFirst(), street, dice));
    }

    private static Rate seen(Way way) {
        return switch (way) {
            case STREET -> Rate.STREET_SEES_VEHICLE;
            case BOOKS -> Rate.BOOKING_SEES_VEHICLE;
            case ONLINE -> Rate.ONLINE_SEES_VEHICLE;
        };
    }

    private static Vehicle seen(Car car, boolean street, Dice dice) {
        var vehicle = new Vehicle();
        if (dice.chance(street ? Rate.STREET_TELLS_PLATE : Rate.BOOKING_TELLS_PLATE)) {
            String read = Slips.plate(dice, car.plate());
            boolean partial = dice.chance(Rate.PLATE_PARTIAL);
            vehicle.setVrm(partial ? Spellings.partOfPlate(dice, car.plate()) : Spellings.plate(dice, read));
            vehicle.setPartial(partial && !dice.chance(Rate.PLATE_PART_UNMARKED));
            vehicle.setCountry(dice.chance(0.6) ? "GB" : null);
        }
        boolean madeOut = dice.chance(Rate.VEHICLE_MAKE_TOLD);
        vehicle.setMake(madeOut ? make(car.make(), dice) : null);
        vehicle.setModel(madeOut && dice.chance(Rate.VEHICLE_MODEL_TOLD) ? car.model() : null);
        vehicle.setColour(dice.chance(Rate.VEHICLE_COLOUR_TOLD) ? colour(car.colour(), dice) : null);
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
        if (!dice.chance(Rate.VEHICLE_COLOUR_WRONG)) {
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
