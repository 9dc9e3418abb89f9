package org.forewarn.alert.warning;

import java.util.List;

/**
 * Where a warning is to go, as somebody chose it.
 *
 * @param radiusKm only of {@code AROUND}
 * @param names of {@code AROUND} the outward codes of the incidents to go around, none: all of them; of {@code DISTRICTS}
 *     outward codes; of {@code COUNTIES} counties; of {@code NATIONAL} none
 */
public record AreaChoice(Kind kind, double radiusKm, List<String> names) {

    /** How an area is given. */
    public enum Kind {
        AROUND,
        DISTRICTS,
        COUNTIES,
        NATIONAL
    }

    public AreaChoice {
        names = List.copyOf(names);
    }

    public static AreaChoice around(double km, String... incidents) {
        return new AreaChoice(Kind.AROUND, km, List.of(incidents));
    }

    public static AreaChoice districts(String... codes) {
        return new AreaChoice(Kind.DISTRICTS, 0, List.of(codes));
    }

    public static AreaChoice counties(String... names) {
        return new AreaChoice(Kind.COUNTIES, 0, List.of(names));
    }

    public static AreaChoice national() {
        return new AreaChoice(Kind.NATIONAL, 0, List.of());
    }
}
