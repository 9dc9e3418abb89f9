package org.forewarn.matching.linkage;

/** Whether two values are as near as a level wants. Symmetric. */
@FunctionalInterface
interface Nearness {

    /** Mean radius of the earth (IUGG), km. */
    double EARTH_KM = 6371.0088;

    /** {@link Test#TRUE}, {@link Test#FALSE}, or {@link Test#UNKNOWN} when one cannot be read as what is measured. */
    byte of(Value one, Value other);

    /** @param bound of the measure that wants one */
    static Nearness of(Measure measure, double bound) {
        return switch (measure) {
            case EQUAL -> (one, other) -> truth(one.text.equals(other.text));
            case BEGINS -> (one, other) -> truth(one.text.startsWith(other.text) || other.text.startsWith(one.text));
            case JARO_WINKLER -> (one, other) -> truth(Strings.jaroWinkler(one.chars, other.chars) >= bound);
            case EDITS -> {
                int most = (int) bound;
                yield (one, other) -> truth(Strings.edits(one.chars, other.chars, most) <= most);
            }
            case SIMILAR ->
                (one, other) -> {
                    int length = Math.max(one.chars.length, other.chars.length);
                    // The nudge keeps 0.8 of 10 at 2 edits where the product falls a rounding short.
                    int most = (int) Math.floor((1 - bound) * length + 1e-9);
                    return truth(Strings.edits(one.chars, other.chars, most) <= most);
                };
            case DAY_MONTH_SWAPPED -> Nearness::swapped;
            case DATE_TYPOS -> {
                int most = (int) bound;
                yield (one, other) -> one.date == null || other.date == null
                        ? Test.UNKNOWN
                        : truth(Strings.edits(one.date, other.date, most) <= most);
            }
            case DAYS, HOURS, NUMBER -> (one, other) -> within(gap(one, other), bound);
            case HOURS_OF_DAY -> (one, other) -> within(gapOfDay(one, other), bound);
            case KILOMETRES -> {
                // Compared as the chord through the globe of radius 1, so that no pair needs an angle.
                double chord = bound >= Math.PI * EARTH_KM ? 2 : 2 * Math.sin(bound / EARTH_KM / 2);
                yield (one, other) -> within(squared(one, other), chord * chord);
            }
            case PLANE -> (one, other) -> within(squared(one, other), bound * bound);
            case JACCARD, SHARED, CONTAINS, PRESENT, ELSE ->
                throw new IllegalArgumentException(measure + " is not of two values");
        };
    }

    /** How far two values are apart; not a number when one cannot be read. */
    static double distance(Measure measure, Value one, Value other) {
        return switch (measure) {
            case DAYS, HOURS, NUMBER -> gap(one, other);
            case HOURS_OF_DAY -> gapOfDay(one, other);
            case PLANE -> Math.sqrt(squared(one, other));
            case KILOMETRES -> 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(squared(one, other)) / 2));
            case EQUAL,
                    BEGINS,
                    JARO_WINKLER,
                    EDITS,
                    SIMILAR,
                    DAY_MONTH_SWAPPED,
                    DATE_TYPOS,
                    JACCARD,
                    SHARED,
                    CONTAINS,
                    PRESENT,
                    ELSE -> throw new IllegalArgumentException(measure + " is no distance along a scale");
        };
    }

    private static byte truth(boolean holds) {
        return holds ? Test.TRUE : Test.FALSE;
    }

    private static byte within(double distance, double bound) {
        return Double.isNaN(distance) ? Test.UNKNOWN : truth(distance <= bound);
    }

    private static byte swapped(Value one, Value other) {
        char[] a = one.date;
        char[] b = other.date;
        if (a == null || b == null) {
            return Test.UNKNOWN;
        }
        for (int i = 0; i < 4; i++) {
            if (a[i] != b[i]) {
                return Test.FALSE;
            }
        }
        return truth(a[4] == b[6] && a[5] == b[7] && a[6] == b[4] && a[7] == b[5]);
    }

    private static double gap(Value one, Value other) {
        return Math.max(0, Math.max(one.from - other.to, other.from - one.to));
    }

    /** Both from 0 to 24, a span that ends before it begins goes past midnight. */
    private static double gapOfDay(Value one, Value other) {
        if (Double.isNaN(one.from) || Double.isNaN(other.from)) {
            return Double.NaN;
        }
        double lengthOne = (one.to - one.from + 24) % 24;
        double lengthOther = (other.to - other.from + 24) % 24;
        double toOther = (other.from - one.from + 24) % 24;
        double toOne = (one.from - other.from + 24) % 24;
        if (toOther <= lengthOne || toOne <= lengthOther) {
            return 0;
        }
        return Math.min(toOther - lengthOne, toOne - lengthOther);
    }

    private static double squared(Value one, Value other) {
        double x = one.x - other.x;
        double y = one.y - other.y;
        double z = one.z - other.z;
        return x * x + y * y + z * z;
    }
}
