package org.forewarn.kit.form;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.forewarn.kit.form.Answer.Given;
import org.forewarn.kit.form.Answer.Nothing;
import org.forewarn.kit.form.Answer.Unclear;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A date and a time of day, as people in the United Kingdom say them, into a point in time. Twice a year their clocks
 * make that unclear: an hour is left out in March, and one comes twice in October. The one is refused and the other is
 * asked about; neither is guessed.
 *
 * <p>What was left out is filled by how sure they are: without a time of day it is the whole day, and with a month only,
 * the whole month. An end that so lies in the future is cut off at the time of telling.
 */
final class Moment {

    static final ZoneId UNITED_KINGDOM = ZoneId.of("Europe/London");

    /** Chosen for a time of day that came twice. */
    static final String FIRST = "first";

    static final String SECOND = "second";

    private static final DateTimeFormatter RFC_3339 = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");
    private static final String MONTH = "month";
    private static final List<String> WITHOUT_TIME_OF_DAY = List.of("day", "week", MONTH);

    private Moment() {}

    /**
     * Reads one.
     *
     * @param name of the question
     * @param precision how sure they are of the time; empty when that was not said
     * @param end whether the latest that is meant is wanted, and not the earliest
     * @param told when it was told
     */
    static Answer read(Typed typed, String name, String precision, boolean end, Instant told) {
        if (Typed.PARTS_OF_A_MOMENT.stream()
                .allMatch(part -> typed.one(name + "/" + part).isEmpty())) {
            return new Nothing();
        }
        try {
            LocalDate date = date(typed, name, precision, end);
            LocalDateTime local = date.atTime(timeOfDay(typed, name, precision, end));
            boolean filled = typed.one(name + "/hour").isEmpty();
            OffsetDateTime time = inTheUnitedKingdom(local, typed.one(name + "/which"), filled, end);
            OffsetDateTime latest = told.truncatedTo(ChronoUnit.SECONDS).atOffset(time.getOffset());
            boolean begun = !date(typed, name, precision, false).isAfter(latest.toLocalDate());
            OffsetDateTime meant = end && filled && begun && time.isAfter(latest) ? latest : time;
            return new Given(JsonNodeFactory.instance.stringNode(RFC_3339.format(meant)));
        } catch (Unreadable e) {
            return e.answer;
        }
    }

    /** Whether the question must ask which of two hours is meant. */
    static boolean cameTwice(Typed typed, String name, String precision, Instant told) {
        return read(typed.with(name + "/which", ""), name, precision, false, told)
                        instanceof Unclear(String text, String _)
                && text.equals("came_twice");
    }

    private static LocalDate date(Typed typed, String name, String precision, boolean end) {
        int year = number(typed, name, "year", "no_year", 1, 9_999);
        if (year < 1_000) {
            throw new Unreadable("short_year", "year");
        }
        int month = number(typed, name, MONTH, "no_month", 1, 12);
        if (precision.equals(MONTH) && typed.one(name + "/day").isEmpty()) {
            return end ? YearMonth.of(year, month).atEndOfMonth() : LocalDate.of(year, month, 1);
        }
        int day = number(typed, name, "day", "no_day", 1, 31);
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            throw new Unreadable("no_such_date", "day");
        }
    }

    private static LocalTime timeOfDay(Typed typed, String name, String precision, boolean end) {
        boolean noHour = typed.one(name + "/hour").isEmpty();
        if (noHour && !typed.one(name + "/minute").isEmpty()) {
            throw new Unreadable("no_hour", "hour");
        }
        if (noHour && !precision.isEmpty() && !WITHOUT_TIME_OF_DAY.contains(precision)) {
            throw new Unreadable("time_wanted", "hour");
        }
        if (noHour) {
            return end ? LocalTime.of(23, 59) : LocalTime.MIDNIGHT;
        }
        int hour = number(typed, name, "hour", "no_hour", 0, 23);
        int minute = typed.one(name + "/minute").isEmpty() ? 0 : number(typed, name, "minute", "no_minute", 0, 59);
        return LocalTime.of(hour, minute);
    }

    private static OffsetDateTime inTheUnitedKingdom(LocalDateTime local, String which, boolean filled, boolean end) {
        List<ZoneOffset> offsets = UNITED_KINGDOM.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            throw new Unreadable("left_out", "hour");
        }
        if (offsets.size() == 1) {
            return local.atOffset(offsets.getFirst());
        }
        if (filled) {
            return local.atOffset(end ? offsets.getLast() : offsets.getFirst());
        }
        return switch (which) {
            case FIRST -> local.atOffset(offsets.getFirst());
            case SECOND -> local.atOffset(offsets.getLast());
            default -> throw new Unreadable("came_twice", "which");
        };
    }

    private static int number(Typed typed, String name, String part, String problem, int least, int most) {
        String digits = typed.one(name + "/" + part);
        if (digits.matches("[0-9]{1,4}")) {
            int number = Integer.parseInt(digits);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new Unreadable(problem, part);
    }

    /** Ends the reading at the first thing that is unclear. */
    private static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient Unclear answer;

        Unreadable(String text, String part) {
            super(text, null, false, false);
            this.answer = new Unclear(text, part);
        }
    }
}
