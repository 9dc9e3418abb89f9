package org.forewarn.alert.audience;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * When routine messages wait, by the clocks of the United Kingdom: {@code 22:00} to {@code 07:00} goes over midnight.
 *
 * @param from the first minute of the quiet
 * @param to the first minute after it; another time than {@code from}
 */
public record QuietHours(LocalTime from, LocalTime to) {

    private static final ZoneId HERE = ZoneId.of("Europe/London");

    public QuietHours {
        if (from.equals(to)) {
            throw new IllegalArgumentException("Quiet hours that never end, or never begin");
        }
    }

    /** Whether a routine message waits at this moment. */
    public boolean hold(Instant at) {
        LocalTime time = at.atZone(HERE).toLocalTime();
        return from.isBefore(to)
                ? !time.isBefore(from) && time.isBefore(to)
                : !time.isBefore(from) || time.isBefore(to);
    }

    /** When a message that waits at this moment may go. An hour that the clocks leave out ends when they have. */
    public Instant endAfter(Instant at) {
        ZonedDateTime now = at.atZone(HERE);
        ZonedDateTime end = now.toLocalDate().atTime(to).atZone(HERE);
        return end.isAfter(now)
                ? end.toInstant()
                : now.toLocalDate().plusDays(1).atTime(to).atZone(HERE).toInstant();
    }
}
