package org.forewarn.alert.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.forewarn.kit.access.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of warnings as partners see them. */
@Component
class FeedWarnings {

    private static final String COLUMNS =
            "f.warning_id, f.revision, f.report_ids, f.ended, f.open_to, f.showing, f.updated_at";

    private final JdbcClient jdbc;

    FeedWarnings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where a page begins: behind this entry. */
    record Position(Instant updatedAt, UUID warningId) {}

    /**
     * A line of a page.
     *
     * @param message its last message
     * @param given whether anything of it was handed to the reader before
     */
    record Line(FeedWarning warning, IssuedMessage message, boolean given) {}

    /** One warning, locked. */
    Optional<FeedWarning> lock(UUID warningId) {
        return jdbc.sql("select " + COLUMNS + " from feed_warning f where f.warning_id = :id for update")
                .param("id", warningId)
                .query(FeedWarnings::warning)
                .optional();
    }

    Optional<FeedWarning> find(UUID warningId) {
        return jdbc.sql("select " + COLUMNS + " from feed_warning f where f.warning_id = :id")
                .param("id", warningId)
                .query(FeedWarnings::warning)
                .optional();
    }

    /** Those that rest on one of these reports, locked. */
    List<FeedWarning> restingOn(Collection<String> reportIds) {
        return jdbc.sql("select " + COLUMNS + " " + """
                from feed_warning f where f.report_ids && :ids::text[] order by f.warning_id for update""")
                .param("ids", reportIds.toArray(String[]::new))
                .query(FeedWarnings::warning)
                .list();
    }

    void put(FeedWarning warning) {
        jdbc.sql("""
                insert into feed_warning
                    (warning_id, revision, report_ids, ended, open_to, showing, updated_at)
                values (:id, :revision, :reportIds::text[], :ended, :openTo, :showing, :updatedAt)
                on conflict (warning_id) do update set revision = excluded.revision,
                    report_ids = excluded.report_ids, ended = excluded.ended, open_to = excluded.open_to,
                    showing = excluded.showing, updated_at = excluded.updated_at""")
                .param("id", warning.warningId())
                .param("revision", warning.revision())
                .param("reportIds", warning.restsOn().toArray(String[]::new))
                .param("ended", warning.ended())
                .param("openTo", warning.audience().openTo())
                .param("showing", warning.showing())
                .param("updatedAt", warning.updatedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What a partner may see, and what it was given and may not see any more, newest change first. */
    List<Line> page(String partnerId, Position after, int max) {
        return jdbc.sql("select " + COLUMNS + """
                , m.msg_type, m.sent, m.expires, m.content, exists (
                    select 1 from feed_transfer t
                    where t.partner_id = :partner and t.warning_id = f.warning_id) as given
                from feed_warning f
                join warning_message m on (m.warning_id, m.revision) = (f.warning_id, f.revision)
                where (f.updated_at, f.warning_id) < (:at, :id)
                    and (:everything or f.open_to in ('*', :partner) or exists (
                        select 1 from feed_transfer t
                        where t.partner_id = :partner and t.warning_id = f.warning_id))
                order by f.updated_at desc, f.warning_id desc limit :max""")
                .param("partner", partnerId)
                .param("everything", partnerId.equals(Caller.OPERATOR))
                .param("at", after.updatedAt().atOffset(ZoneOffset.UTC))
                .param("id", after.warningId())
                .param("max", max)
                .query((row, number) ->
                        new Line(warning(row, number), IssuedMessages.message(row, number), row.getBoolean("given")))
                .list();
    }

    /** What a partner may see or was given of what was issued since then, oldest first. */
    List<FeedWarning> issuedSince(String partnerId, Instant since, int max) {
        return jdbc.sql("select " + COLUMNS + " " + """
                from feed_warning f
                join warning_message m on (m.warning_id, m.revision) = (f.warning_id, f.revision)
                where m.sent >= :since
                    and (:everything or f.open_to in ('*', :partner) or (f.ended and exists (
                        select 1 from feed_transfer t
                        where t.partner_id = :partner and t.warning_id = f.warning_id)))
                order by m.sent, f.warning_id limit :max""")
                .param("partner", partnerId)
                .param("everything", partnerId.equals(Caller.OPERATOR))
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("max", max)
                .query(FeedWarnings::warning)
                .list();
    }

    private static FeedWarning warning(ResultSet row, int number) throws SQLException {
        return new FeedWarning(
                row.getObject("warning_id", UUID.class),
                row.getInt("revision"),
                List.of((String[]) row.getArray("report_ids").getArray()),
                row.getBoolean("ended"),
                new Audience(row.getString("open_to")),
                row.getInt("showing"),
                IssuedMessages.instant(row, "updated_at"));
    }
}
