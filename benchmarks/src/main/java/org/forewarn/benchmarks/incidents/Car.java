package org.forewarn.benchmarks.incidents;

import java.util.List;

/** A vehicle. */
record Car(String plate, String make, String model, String body, String colour) {

    /**
     * What is on the road: makes and models after the Department for Transport's licensing statistics (table VEH0120, Open
     * Government Licence), colours after the SMMT's yearly figures; both roughly and by hand.
     */
    static final class Park {

        private static final Weighted<String> COLOURS = Weighted.words(
                "black 21, white 18, grey 22, silver 14, blue 15, red 9, green 2, orange 1, yellow 1, brown 1, gold 1");
        private static final Weighted<String> VAN_COLOURS =
                Weighted.words("white 62, silver 12, black 8, grey 7, blue 7, red 4");

        private final Weighted<Kind> kinds;

        private record Kind(String make, String model, String body, double weight) {}

        Park() {
            List<Kind> all = Tables.rows("vehicles.tsv").stream()
                    .map(row -> new Kind(row[0], row[1], row[2], Double.parseDouble(row[3])))
                    .toList();
            kinds = Weighted.of(all, Kind::weight);
        }

        Car one(Dice dice, String plate) {
            Kind kind = kinds.pick(dice);
            String colour = (kind.body().equals("van") ? VAN_COLOURS : COLOURS).pick(dice);
            return new Car(plate, kind.make(), kind.model(), kind.body(), colour);
        }
    }
}
