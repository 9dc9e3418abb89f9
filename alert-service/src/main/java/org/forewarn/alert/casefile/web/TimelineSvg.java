package org.forewarn.alert.casefile.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.forewarn.alert.phrasing.Times;

/**
 * When incidents were, as a picture: a line from the first to the last, a mark for each, months or years beneath. The list
 * beside it says the same and more.
 */
final class TimelineSvg {

    private static final int WIDTH = 400;
    private static final int HEIGHT = 78;
    private static final int LEFT = 16;
    private static final int RIGHT = 384;
    private static final int LINE = 50;
    private static final int STEP = 11;
    private static final int ROWS = 4;

    /** So many ticks have room for their words. */
    private static final int MAX_TICKS = 6;

    private static final Duration SHORTEST = Duration.ofDays(28);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM uu", Locale.UK);

    private TimelineSvg() {}

    /** An incident: when, and how bad, as the page names its colours. */
    record Mark(Instant at, String severity) {}

    /**
     * Draws it; empty for fewer than two incidents.
     *
     * @param id begins the ids inside
     */
    static String of(List<Mark> marks, String id) {
        if (marks.size() < 2) {
            return "";
        }
        List<Mark> sorted = marks.stream()
                .sorted((one, other) -> one.at().compareTo(other.at()))
                .toList();
        Instant first = sorted.getFirst().at();
        Instant last = sorted.getLast().at();
        Duration room = SHORTEST.minus(Duration.between(first, last)).dividedBy(2);
        Instant from = room.isPositive() ? first.minus(room) : first;
        Instant to = room.isPositive() ? last.plus(room) : last;
        var out = new StringBuilder(
                """
                <svg xmlns="http://www.w3.org/2000/svg" class="timeline-svg" role="img" viewBox="0 0 %d %d" \
                aria-labelledby="%s-title %s-desc"><title id="%s-title">When the incidents were</title>\
                <desc id="%s-desc">%d incidents from %s to %s.</desc>""".formatted(WIDTH, HEIGHT, id, id, id, id, marks.size(), Times.day(first), Times.day(last)));
        out.append("<path class=\"axis\" d=\"M%d %dH%d\"/>".formatted(LEFT, LINE, RIGHT));
        ticks(out, from, to);
        marks(out, sorted, from, to);
        return out.append("</svg>").toString();
    }

    private static void ticks(StringBuilder out, Instant from, Instant to) {
        LocalDate begin =
                LocalDate.ofInstant(from, ZoneOffset.UTC).withDayOfMonth(1).plusMonths(1);
        var months = new ArrayList<LocalDate>();
        for (LocalDate month = begin;
                month.atStartOfDay().toInstant(ZoneOffset.UTC).isBefore(to);
                month = month.plusMonths(1)) {
            months.add(month);
        }
        int every = Math.max(1, (months.size() + MAX_TICKS - 1) / MAX_TICKS);
        for (int i = 0; i < months.size(); i += every) {
            double x = x(months.get(i).atStartOfDay().toInstant(ZoneOffset.UTC), from, to);
            out.append("<path class=\"axis\" d=\"M%s %dv5\"/>".formatted(number(x), LINE));
            // a word that would be cut off at either end is left out
            if (x > LEFT + 12 && x < RIGHT - 12) {
                out.append("<text class=\"tick\" x=\"%s\" y=\"%d\">%s</text>"
                        .formatted(number(x), LINE + 19, MONTH.format(months.get(i))));
            }
        }
    }

    /** Marks that would cover each other are stacked. */
    private static void marks(StringBuilder out, List<Mark> sorted, Instant from, Instant to) {
        double[] ends = new double[ROWS];
        Arrays.fill(ends, -STEP);
        for (Mark mark : sorted) {
            double x = x(mark.at(), from, to);
            int row = 0;
            while (row < ROWS - 1 && x - ends[row] < STEP) {
                row++;
            }
            ends[row] = x;
            out.append("<circle class=\"mark %s\" cx=\"%s\" cy=\"%d\" r=\"5\"/>"
                    .formatted(mark.severity(), number(x), LINE - row * STEP));
        }
    }

    private static double x(Instant at, Instant from, Instant to) {
        double whole = Duration.between(from, to).toMillis();
        return LEFT + Duration.between(from, at).toMillis() / whole * (RIGHT - LEFT);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
