package org.forewarn.alert.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.forewarn.alert.phrasing.Times;
import org.forewarn.alert.phrasing.Words;
import org.forewarn.alert.staff.Member;
import org.jspecify.annotations.Nullable;

/**
 * A row of the queue in words.
 *
 * @param severity code, lower case: also the name of its colour
 * @param urgent withdrawals come first, and look it
 * @param due against the service level: {@code due in 3 h}, {@code late by 2 days}
 * @param taker empty: nobody works on it
 */
record QueueItem(
        UUID warningId,
        String caseId,
        String severity,
        String severityWords,
        String headline,
        String attention,
        boolean urgent,
        String basis,
        String places,
        String waits,
        String waitingSince,
        String due,
        boolean late,
        String taker,
        boolean mine) {

    private static final int MAX_PLACES = 3;

    static QueueItem of(QueueRow row, Member member, Map<UUID, String> names, Instant now) {
        Duration left = row.dueAt() == null ? null : Duration.between(now, row.dueAt());
        boolean mine = member.memberId().equals(row.takenBy());
        return new QueueItem(
                row.warningId(),
                row.caseId(),
                row.severity().toLowerCase(Locale.ROOT),
                Words.of(row.severity()),
                row.headline().isBlank() ? "A warning without words yet" : row.headline(),
                Words.of(row.attention()),
                row.attention().equals("report_withdrawn") || row.attention().equals("case_closed"),
                Words.count(row.reports(), "report") + " from " + Words.count(row.charities(), "charity") + ", "
                        + Words.plain(row.certainty()) + ", " + Words.plain(row.urgency()),
                places(row),
                Times.span(Duration.between(row.waitingSince(), now)),
                row.waitingSince().toString(),
                due(left),
                left != null && left.isNegative(),
                taker(row.takenBy(), mine, names),
                mine);
    }

    private static String places(QueueRow row) {
        int more = row.counties().size() - MAX_PLACES;
        String first =
                String.join(", ", row.counties().stream().limit(MAX_PLACES).toList());
        return more > 0 ? first + " and " + more + " more" : first;
    }

    private static String due(@Nullable Duration left) {
        if (left == null) {
            return "";
        }
        return left.isNegative() ? "late by " + Times.span(left) : "due in " + Times.span(left);
    }

    private static String taker(@Nullable UUID takenBy, boolean mine, Map<UUID, String> names) {
        if (takenBy == null) {
            return "";
        }
        return mine ? "You" : names.getOrDefault(takenBy, "A former colleague");
    }
}
