package org.forewarn.matching.enrichment;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.forewarn.schemas.event.ReportFacts;
import org.jspecify.annotations.Nullable;

/**
 * When it can have been. A time known to the hour, day, week or month can have been at any time of that hour and so on
 * in the United Kingdom; of two times, the span reaches from the beginning of the first to the end of the second.
 */
final class Spans {

    static final ZoneId UK = ZoneId.of("Europe/London");

    /** A longer one says no hour, and hours are not comparable. */
    private static final Duration LONGEST_OF_AN_HOUR = Duration.ofHours(3);

    /** A case of years is compared by its months only so far. */
    private static final int MAX_MONTHS = 24;

    /** @param from earliest, {@code to} latest moment, both inclusive */
    record Span(Instant from, Instant to) {}

    private Spans() {}

    static void describe(ReportFacts facts, FeatureList features) {
        Span span = of(facts.getFrom(), facts.getTo(), facts.getTimePrecision());
        LocalDate first = LocalDate.ofInstant(span.from(), ZoneOffset.UTC);
        LocalDate last = LocalDate.ofInstant(span.to(), ZoneOffset.UTC);
        features.add(Attribute.DAY, first + ".." + last);
        YearMonth month = YearMonth.from(first).minusMonths(1);
        YearMonth end = YearMonth.from(last).plusMonths(1);
        for (int i = 0; i < MAX_MONTHS && !month.isAfter(end); i++) {
            features.add(Attribute.MONTH_NEAR, month.toString());
            month = month.plusMonths(1);
        }
        features.add(Attribute.HOUR_OF_DAY, hour(span, facts.getTimePrecision()));
        features.add(Attribute.WEEKDAY, weekday(span));
    }

    /** The span of two times at their precision; an end before its beginning is not believed. */
    static Span of(Instant from, @Nullable Instant to, String precision) {
        Instant end = to == null || to.isBefore(from) ? from : to;
        return new Span(begin(from, precision), end(end, precision));
    }

    private static Instant begin(Instant time, String precision) {
        ZonedDateTime uk = time.atZone(UK);
        return switch (precision) {
            case "hour" -> uk.truncatedTo(ChronoUnit.HOURS).toInstant();
            case "day" -> startOf(uk.toLocalDate());
            case "week" -> startOf(uk.toLocalDate().with(DayOfWeek.MONDAY));
            case "month" -> startOf(uk.toLocalDate().withDayOfMonth(1));
            default -> time;
        };
    }

    private static Instant end(Instant time, String precision) {
        ZonedDateTime uk = time.atZone(UK);
        Instant next =
                switch (precision) {
                    case "hour" -> uk.truncatedTo(ChronoUnit.HOURS).plusHours(1).toInstant();
                    case "day" -> startOf(uk.toLocalDate().plusDays(1));
                    case "week" ->
                        startOf(uk.toLocalDate().with(DayOfWeek.MONDAY).plusWeeks(1));
                    case "month" -> startOf(uk.toLocalDate().withDayOfMonth(1).plusMonths(1));
                    default -> time.plusMillis(1);
                };
        return next.minusMillis(1);
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(UK).toInstant();
    }

    private static @Nullable String hour(Span span, String precision) {
        boolean isKnown = precision.equals("exact") || precision.equals("hour");
        boolean isShort = Duration.between(span.from(), span.to()).compareTo(LONGEST_OF_AN_HOUR) <= 0;
        return isKnown && isShort ? Integer.toString(span.from().atZone(UK).getHour()) : null;
    }

    /** Of the day it began, when it was over within a day of the clock. */
    private static @Nullable String weekday(Span span) {
        ZonedDateTime from = span.from().atZone(UK);
        boolean isOneDay = !span.to().isAfter(from.plusDays(1).toInstant());
        return isOneDay ? from.getDayOfWeek().name().toLowerCase(Locale.ROOT) : null;
    }
}
