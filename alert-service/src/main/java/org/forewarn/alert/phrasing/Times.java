package org.forewarn.alert.phrasing;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people at a British desk read them. */
public final class Times {

    private static final ZoneId HERE = ZoneId.of("Europe/London");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.UK);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.UK);

    private Times() {}

    public static String day(Instant at) {
        return DAY.format(at.atZone(HERE));
    }

    public static String minute(Instant at) {
        return MINUTE.format(at.atZone(HERE));
    }

    /** As exactly as it is known: of {@code month} only the month. */
    public static String as(Instant at, String precision) {
        return switch (precision) {
            case "month" -> MONTH.format(at.atZone(HERE));
            case "week" -> "week of " + day(at);
            case "day" -> day(at);
            default -> minute(at);
        };
    }

    /** The largest unit that says enough: {@code 4 min}, {@code 3 h}, {@code 5 days}; never negative. */
    public static String span(Duration span) {
        Duration length = span.abs();
        if (length.toMinutes() < 1) {
            return "under a minute";
        }
        if (length.toMinutes() < 60) {
            return length.toMinutes() + " min";
        }
        if (length.toHours() < 48) {
            return length.toHours() + " h";
        }
        return length.toDays() < 60 ? length.toDays() + " days" : length.toDays() / 30 + " months";
    }
}
