package org.forewarn.intake.reading;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times as people in the United Kingdom write them. {@code 29/07/2026} with {@code 11.15 pm} becomes
 * {@code 2026-07-29T23:15:00+01:00}; an hour that the clocks leave out is read as the one after it, one that they repeat
 * as the first. What cannot be read is given back as it was, so that checking the report says where.
 */
public final class UkTimes {

    private static final ZoneId UK = ZoneId.of("Europe/London");
    private static final DateTimeFormatter RFC_3339 = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");
    private static final int MAX_CHARS = 60;

    /** Day first, as everywhere in the UK, or ISO 8601; after either there may be a time. */
    private static final Pattern DATE = Pattern.compile(
            "(?:(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})|(\\d{4})-(\\d{2})-(\\d{2}))(?:(?:T|,?\\s+)(\\S.*))?");

    private static final Pattern TIME =
            Pattern.compile("(\\d{1,2})(?:[:.](\\d{2})(?:[:.](\\d{2}))?)?\\s*([AaPp])?\\.?(?:[Mm]\\.?)?");

    private UkTimes() {}

    /**
     * RFC 3339 with the offset that the UK has then.
     *
     * @param date {@code 29/07/2026}, {@code 2026-07-29}, either with a time after it; absent: absent
     * @param time {@code 23:15}, {@code 11.15 pm}, {@code 11pm}; absent: the time after the date, or midnight
     */
    public static @Nullable String rfc3339(@Nullable Object date, @Nullable Object time) {
        String day = date instanceof String text ? text.strip() : "";
        String hour = time instanceof String text ? text.strip() : "";
        if (day.isEmpty()) {
            return null;
        }
        String asGiven = hour.isEmpty() ? day : day + " " + hour;
        if (asGiven.length() > MAX_CHARS) {
            return asGiven;
        }
        Matcher found = DATE.matcher(day);
        if (!found.matches()) {
            return asGiven;
        }
        String after = found.group(7);
        if (!hour.isEmpty() && after != null) {
            return asGiven;
        }
        try {
            LocalTime at = time(after == null ? hour : after);
            return at == null ? asGiven : RFC_3339.format(date(found).atTime(at).atZone(UK));
        } catch (DateTimeException e) {
            return asGiven;
        }
    }

    private static LocalDate date(Matcher found) {
        return found.group(1) != null
                ? LocalDate.of(number(found.group(3)), number(found.group(2)), number(found.group(1)))
                : LocalDate.of(number(found.group(4)), number(found.group(5)), number(found.group(6)));
    }

    private static @Nullable LocalTime time(String text) {
        if (text.isEmpty()) {
            return LocalTime.MIDNIGHT;
        }
        Matcher found = TIME.matcher(text);
        boolean halfDay = found.matches() && found.group(4) != null;
        if (!found.matches() || (!halfDay && found.group(2) == null)) {
            return null;
        }
        int hour = number(found.group(1));
        int minute = found.group(2) == null ? 0 : number(found.group(2));
        int second = found.group(3) == null ? 0 : number(found.group(3));
        if (!halfDay) {
            return LocalTime.of(hour, minute, second);
        }
        if (hour < 1 || hour > 12) {
            return null;
        }
        boolean afternoon = found.group(4).equalsIgnoreCase("p");
        return LocalTime.of(hour % 12 + (afternoon ? 12 : 0), minute, second);
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
