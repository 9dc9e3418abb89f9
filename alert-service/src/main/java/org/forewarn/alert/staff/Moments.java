package org.forewarn.alert.staff;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Moments as people in the United Kingdom write them. */
final class Moments {

    private static final ZoneId ZONE = ZoneId.of("Europe/London");
    private static final DateTimeFormatter WORDS = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.UK);
    private static final DateTimeFormatter TO_THE_SECOND =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss", Locale.UK);

    private Moments() {}

    static String words(Instant moment) {
        return WORDS.format(moment.atZone(ZONE));
    }

    static String toTheSecond(Instant moment) {
        return TO_THE_SECOND.format(moment.atZone(ZONE));
    }

    /** The beginning of a day that was typed as {@code 2026-03-06}, so many days later; null when it is none. */
    static @Nullable Instant day(String typed, int later) {
        try {
            return LocalDate.parse(typed).plusDays(later).atStartOfDay(ZONE).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
