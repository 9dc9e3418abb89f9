package org.forewarn.matching.linkage;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** As what the values of an attribute are read. What cannot be read so is missing to the measures that want it so. */
record Reading(Set<Reading.Kind> kinds) {

    enum Kind {
        TEXT,
        DATE,
        SPAN_DAYS,
        SPAN_HOURS,
        HOURS_OF_DAY,
        NUMBER,
        GLOBE,
        PLANE
    }

    static final Kind DATE = Kind.DATE;

    private static final double[] NO_RANGE = {Double.NaN, Double.NaN};
    private static final double[] NO_POINT = {Double.NaN, Double.NaN, Double.NaN};
    private static final double HALF_A_DAY = 12;
    private static final double MINUTES_PER_HOUR = 60;
    private static final double MINUTES_PER_DAY = 24 * MINUTES_PER_HOUR;

    Reading {
        kinds = kinds.isEmpty() ? EnumSet.noneOf(Kind.class) : EnumSet.copyOf(kinds);
        if (kinds.stream().filter(Reading::isRange).count() > 1) {
            throw new IllegalArgumentException(
                    "an attribute is compared in two units, such as days and hours; derive a second one");
        }
        if (kinds.contains(Kind.GLOBE) && kinds.contains(Kind.PLANE)) {
            throw new IllegalArgumentException("an attribute is a place on the globe or in the plane, not both");
        }
    }

    private static boolean isRange(Kind kind) {
        return switch (kind) {
            case SPAN_DAYS, SPAN_HOURS, HOURS_OF_DAY, NUMBER -> true;
            case TEXT, DATE, GLOBE, PLANE -> false;
        };
    }

    static Kind of(Measure measure) {
        return switch (measure) {
            case DAY_MONTH_SWAPPED, DATE_TYPOS -> Kind.DATE;
            case DAYS -> Kind.SPAN_DAYS;
            case HOURS -> Kind.SPAN_HOURS;
            case HOURS_OF_DAY -> Kind.HOURS_OF_DAY;
            case NUMBER -> Kind.NUMBER;
            case KILOMETRES -> Kind.GLOBE;
            case PLANE -> Kind.PLANE;
            case EQUAL, BEGINS, JARO_WINKLER, EDITS, SIMILAR, JACCARD, SHARED, CONTAINS, PRESENT, ELSE -> Kind.TEXT;
        };
    }

    boolean reads(Kind kind) {
        return kinds.contains(kind);
    }

    /** The eight digits of a date such as {@code 1971-06-24} or {@code 19710624}, possible or not. */
    static char @Nullable [] date(String text) {
        char[] digits = new char[8];
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                if (count == digits.length) {
                    return null;
                }
                digits[count++] = c;
            } else if (Character.isLetter(c)) {
                return null;
            }
        }
        return count == digits.length ? digits : null;
    }

    double[] range(String text) {
        for (Kind kind : kinds) {
            if (isRange(kind)) {
                try {
                    double[] range = range(kind, text);
                    // Who mixes up the ends still tells when; only hours of the day may go past midnight.
                    return kind == Kind.HOURS_OF_DAY || range[0] <= range[1]
                            ? range
                            : new double[] {range[1], range[0]};
                } catch (DateTimeException | NumberFormatException e) {
                    return NO_RANGE;
                }
            }
        }
        return NO_RANGE;
    }

    private static double[] range(Kind kind, String text) {
        int dots = text.indexOf("..");
        int dash = dots < 0 && kind == Kind.NUMBER ? text.indexOf('-', 1) : -1;
        String from = dots >= 0 ? text.substring(0, dots) : dash > 0 ? text.substring(0, dash) : text;
        String to = dots >= 0 ? text.substring(dots + 2) : dash > 0 ? text.substring(dash + 1) : text;
        return switch (kind) {
            case NUMBER -> new double[] {Double.parseDouble(from), Double.parseDouble(to)};
            case HOURS_OF_DAY -> hoursOfDay(from, to);
            case SPAN_DAYS -> new double[] {minutes(from) / MINUTES_PER_DAY, minutes(to) / MINUTES_PER_DAY};
            case SPAN_HOURS ->
                new double[] {
                    minutes(from) / MINUTES_PER_HOUR,
                    (minutes(to) + (to.length() == 10 ? MINUTES_PER_DAY : 0)) / MINUTES_PER_HOUR
                };
            case TEXT, DATE, GLOBE, PLANE -> NO_RANGE;
        };
    }

    /** Of two times of the day, or of two moments; a span of half a day or more tells no time of the day. */
    private static double[] hoursOfDay(String from, String to) {
        if (from.indexOf('T') < 0 && to.indexOf('T') < 0) {
            return new double[] {hours(from), hours(to)};
        }
        double first = minutes(from) / MINUTES_PER_HOUR;
        double last = minutes(to) / MINUTES_PER_HOUR;
        return Math.abs(last - first) >= HALF_A_DAY
                ? NO_RANGE
                : new double[] {Math.min(first, last) % 24, Math.max(first, last) % 24};
    }

    /** Hours of {@code 14:30}, {@code 1430} or {@code 14.5}. */
    private static double hours(String time) {
        String digits = time.replace(":", "");
        return digits.length() == 4 && digits.indexOf('.') < 0
                ? Integer.parseInt(digits.substring(0, 2)) + Integer.parseInt(digits.substring(2)) / MINUTES_PER_HOUR
                : Double.parseDouble(time);
    }

    /** Of a day ({@code 1971-06-24}, {@code 19710624}) or a moment ({@code 1971-06-24T14:30}, the colon may lack). */
    private static double minutes(String moment) {
        int time = moment.indexOf('T');
        if (time == 10) {
            return LocalDate.parse(moment.substring(0, time)).toEpochDay() * MINUTES_PER_DAY
                    + hours(moment.substring(time + 1)) * MINUTES_PER_HOUR;
        }
        if (moment.length() == 8) {
            return LocalDate.of(
                                    Integer.parseInt(moment.substring(0, 4)),
                                    Integer.parseInt(moment.substring(4, 6)),
                                    Integer.parseInt(moment.substring(6)))
                            .toEpochDay()
                    * MINUTES_PER_DAY;
        }
        return LocalDate.parse(moment).toEpochDay() * MINUTES_PER_DAY;
    }

    double[] point(String text) {
        if (!reads(Kind.GLOBE) && !reads(Kind.PLANE)) {
            return NO_POINT;
        }
        int comma = text.indexOf(',');
        if (comma < 0) {
            return NO_POINT;
        }
        try {
            double first = Double.parseDouble(text.substring(0, comma));
            double second = Double.parseDouble(text.substring(comma + 1));
            return reads(Kind.PLANE) ? new double[] {first, second, 0} : onSphere(first, second);
        } catch (NumberFormatException e) {
            return NO_POINT;
        }
    }

    private static double[] onSphere(double latitude, double longitude) {
        double phi = Math.toRadians(latitude);
        double lambda = Math.toRadians(longitude);
        return new double[] {Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)};
    }
}
