package org.forewarn.alert.queue;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what waits: pages in order of risk, and counts that end where counting on would tell nobody anything. */
@Component
class Queue {

    /** What fits on a few screens; who works from the top never leafs. */
    static final int PAGE = 40;

    /** Beyond this the queue says "more than". */
    static final int MAX_COUNT = 999;

    /** Counties that are offered as a filter: of the most pressing rows, which are the ones to look at. */
    private static final int COUNTIES_OF = 1_000;

    /** Beyond the place where the page before ended; the first condition is what the index is entered by. */
    private static final String FURTHER_DOWN =
            "rank <= :rank and (rank < :rank or (waiting_since, warning_id) > (:since, :warningId))";

    private final JdbcClient jdbc;
    private final Clock clock;

    Queue(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param next null: there is no more */
    record Page(List<QueueRow> rows, @Nullable QueuePlace next) {}

    /** A page of the queue, the most pressing first, of those the longest waiting. */
    Page page(QueueFilter filter, UUID member, @Nullable QueuePlace after) {
        String where = where(filter) + (after == null ? "" : " and " + FURTHER_DOWN);
        var statement = jdbc.sql("""
                select warning_id, case_id, attention, rank, waiting_since, due_at, taken_by, severity, certainty,
                    urgency, counties, headline, reports, charities, state
                from warning where %s order by rank desc, waiting_since, warning_id limit :max""".formatted(where))
                .params(parameters(filter, member))
                .param("max", PAGE + 1);
        if (after != null) {
            statement = statement
                    .param("rank", after.rank())
                    .param("since", after.waitingSince().atOffset(ZoneOffset.UTC))
                    .param("warningId", after.warningId());
        }
        List<QueueRow> rows = statement.query(Queue::row).list();
        return rows.size() <= PAGE
                ? new Page(rows, null)
                : new Page(rows.subList(0, PAGE), rows.get(PAGE - 1).place());
    }

    /** How many wait; {@value #MAX_COUNT} + 1 stands for more. */
    int count(QueueFilter filter, UUID member) {
        // in the order of an index: else PostgreSQL would rather read the table from its beginning
        String order = filter.age() == QueueFilter.Age.LATE ? "due_at" : "rank desc, waiting_since, warning_id";
        return jdbc.sql("""
                select count(*) from (select 1 from warning where %s order by %s limit :max) counted""".formatted(where(filter), order))
                .params(parameters(filter, member))
                .param("max", MAX_COUNT + 1)
                .query(Integer.class)
                .single();
    }

    /** Counties in which something waits, by name. */
    List<String> counties() {
        return jdbc.sql("""
                select distinct county from (
                    select counties from warning where attention is not null
                    order by rank desc, waiting_since, warning_id limit :max) waiting, unnest(counties) as county
                order by county""").param("max", COUNTIES_OF).query(String.class).list();
    }

    private String where(QueueFilter filter) {
        var conditions = new ArrayList<String>(List.of("attention is not null"));
        if (filter.attention() != null) {
            conditions.add("attention = :attention");
        }
        if (filter.severity() != null) {
            conditions.add("severity = :severity");
        }
        if (filter.county() != null) {
            conditions.add("counties @> array[:county::text]");
        }
        switch (filter.whose()) {
            case ALL -> {}
            case MINE -> conditions.add("taken_by = :member");
            case UNASSIGNED -> conditions.add("taken_by is null");
        }
        switch (filter.age()) {
            case ANY -> {}
            case LATE -> conditions.add("due_at < :now");
            case DAY -> conditions.add("waiting_since < :yesterday");
        }
        return String.join(" and ", conditions);
    }

    private Map<String, @Nullable Object> parameters(QueueFilter filter, UUID member) {
        Instant now = clock.instant();
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("attention", filter.attention());
        parameters.put("severity", filter.severity());
        parameters.put("county", filter.county());
        parameters.put("member", member);
        parameters.put("now", now.atOffset(ZoneOffset.UTC));
        parameters.put("yesterday", now.minus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC));
        return parameters;
    }

    private static QueueRow row(ResultSet row, int number) throws SQLException {
        Timestamp due = row.getTimestamp("due_at");
        Array counties = row.getArray("counties");
        return new QueueRow(
                row.getObject("warning_id", UUID.class),
                row.getString("case_id"),
                row.getString("attention"),
                row.getInt("rank"),
                row.getTimestamp("waiting_since").toInstant(),
                due == null ? null : due.toInstant(),
                row.getObject("taken_by", UUID.class),
                row.getString("severity"),
                row.getString("certainty"),
                row.getString("urgency"),
                List.of((String[]) counties.getArray()),
                row.getString("headline"),
                row.getInt("reports"),
                row.getInt("charities"),
                row.getString("state"));
    }
}
