package org.forewarn.intake.reading;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.forewarn.intake.reading.Rule.Checked.Bad;
import org.forewarn.intake.reading.Rule.Checked.Good;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rules for points in time: RFC 3339 with an offset, such as {@code 2026-03-01T21:30:00+00:00} or
 * {@code 2026-03-01T21:30:00Z}. {@code 2026-03-01} is refused, and so is a time without an offset: an hour lost to a
 * guess is an hour in which somebody was elsewhere. Read to the millisecond.
 */
public final class Times {

    /** How far a sender's clock may be ahead of ours. */
    public static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    /** Nobody living has seen an earlier time; a year such as 0202 is a slip of the keyboard. */
    public static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    private static final Pattern RFC_3339 = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})");

    private static final String NOT_A_DATE =
            "Give date, time and offset after RFC 3339, such as 2026-03-01T21:30:00+00:00.";
    private static final String IN_THE_FUTURE = "Give a time that is not in the future.";
    private static final String TOO_EARLY = "Give a time after the year 1900.";

    private Times() {}

    /** A time that was already, at {@code now}. */
    public static Rule<Instant> past(Instant now) {
        return new Past(now.plus(CLOCK_TOLERANCE));
    }

    /**
     * The end of a time of which only so much is known: it may lie ahead as far as the span that holds {@code now} goes.
     * The end of today is a good end for what happened some time today.
     *
     * @param span within which the time is known: a day for {@code day}
     */
    public static Rule<Instant> pastWithin(Instant now, Duration span) {
        return new Past(now.plus(CLOCK_TOLERANCE).plus(span));
    }

    private record Past(Instant latest) implements Rule<Instant> {

        @Override
        public Checked<Instant> check(JsonNode value) {
            if (!value.isString() || !RFC_3339.matcher(value.stringValue()).matches()) {
                return notADate();
            }
            try {
                return plausible(OffsetDateTime.parse(value.stringValue()).toInstant());
            } catch (DateTimeException e) {
                return notADate();
            }
        }

        private Checked<Instant> plausible(Instant time) {
            if (time.isAfter(latest)) {
                return new Bad<>(Codes.IN_THE_FUTURE, IN_THE_FUTURE);
            }
            if (time.isBefore(EARLIEST)) {
                return new Bad<>(Codes.TOO_EARLY, TOO_EARLY);
            }
            return new Good<>(time.truncatedTo(ChronoUnit.MILLIS));
        }

        private static Checked<Instant> notADate() {
            return new Bad<>(Codes.NOT_A_DATE, NOT_A_DATE);
        }

        @Override
        public Instant standIn() {
            return EARLIEST;
        }

        @Override
        public ObjectNode schema() {
            ObjectNode schema = JsonNodeFactory.instance
                    .objectNode()
                    .put("type", "string")
                    .put("format", "date-time")
                    .put("pattern", "^" + RFC_3339 + "$");
            schema.putArray(DescribedFields.CHECKS)
                    .add(DescribedFields.check(Codes.IN_THE_FUTURE, IN_THE_FUTURE))
                    .add(DescribedFields.check(Codes.TOO_EARLY, TOO_EARLY));
            return schema;
        }
    }
}
