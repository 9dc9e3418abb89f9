package org.forewarn.alert.desk;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What wants attention, the most pressing first, a page at a time from an index. */
@Component
class DeskQueue {

    private final JdbcClient jdbc;

    DeskQueue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The last item of the page before. */
    record Cursor(int rank, Instant waitingSince, UUID warningId) {}

    List<QueueItem> page(@Nullable Cursor after, int max) {
        return jdbc.sql("""
                select * from warning where attention is not null and (:rank::int is null or rank < :rank::int
                    or rank = :rank::int and (waiting_since, warning_id) > (:since::timestamptz, :id::uuid))
                order by rank desc, waiting_since, warning_id limit :max""")
                .param("rank", after == null ? null : String.valueOf(after.rank()))
                .param("since", after == null ? null : at(after.waitingSince()))
                .param("id", after == null ? null : after.warningId().toString())
                .param("max", max)
                .query(DeskQueue::item)
                .list();
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static QueueItem item(ResultSet row, int number) throws SQLException {
        return new QueueItem(
                row.getObject("warning_id", UUID.class),
                row.getString("case_id"),
                row.getString("state"),
                row.getString("attention"),
                row.getInt("rank"),
                Objects.requireNonNull(WarningRows.instant(row, "waiting_since")),
                Objects.requireNonNull(WarningRows.instant(row, "due_at")),
                row.getObject("taken_by", UUID.class),
                row.getString("severity"),
                row.getString("certainty"),
                row.getString("urgency"),
                list(row.getArray("counties")),
                row.getString("headline"),
                row.getInt("reports"),
                row.getInt("charities"),
                row.getInt("version"),
                row.getString("next_kind"));
    }

    private static List<String> list(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
