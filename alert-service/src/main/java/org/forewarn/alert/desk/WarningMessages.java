package org.forewarn.alert.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.forewarn.alert.outbox.Letter;
import org.forewarn.alert.outbox.Outbox;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.MsgType;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was issued, and which of it the topic warnings does not have yet. */
@Component
class WarningMessages implements Outbox<WarningMessage> {

    /** Names the advisory lock that the one replica holds which publishes. */
    private static final long PUBLISHING = 0x666f7265_6f757462L;

    private final JdbcClient jdbc;
    private final DeskMetrics metrics;
    private final ApplicationEventPublisher committed;
    private final Clock clock;

    WarningMessages(JdbcClient jdbc, DeskMetrics metrics, ApplicationEventPublisher committed, Clock clock) {
        this.jdbc = jdbc;
        this.metrics = metrics;
        this.committed = committed;
        this.clock = clock;
    }

    /** There is something new to publish; heard when the transaction that wrote it has committed. */
    record Added(UUID warningId) {}

    void add(WarningMessage message) {
        jdbc.sql("""
                insert into warning_message (warning_id, revision, case_id, msg_type, sent, expires, content)
                values (:id, :revision, :caseId, :msgType, :sent, :expires, :content::jsonb)""")
                .param("id", message.warningId())
                .param("revision", message.revision())
                .param("caseId", message.caseId())
                .param("msgType", message.msgType().name())
                .param("sent", message.sent().atOffset(ZoneOffset.UTC))
                .param("expires", message.expires().atOffset(ZoneOffset.UTC))
                .param("content", ContentJson.write(message.content()))
                .update();
        metrics.issued(message.content().lane());
        committed.publishEvent(new Added(message.warningId()));
    }

    /** Those of these warnings of which people were told, in order. */
    List<UUID> issuedOf(Collection<UUID> warningIds) {
        return jdbc.sql("""
                select warning_id from warning_message where warning_id in (:ids)
                group by warning_id order by min(sent), warning_id""").param("ids", warningIds).query(UUID.class).list();
    }

    /** When people were first told of any of these. */
    Optional<Instant> firstSent(Collection<UUID> warningIds) {
        return warningIds.isEmpty()
                ? Optional.empty()
                : jdbc.sql("select min(sent) as first from warning_message where warning_id in (:ids)")
                        .param("ids", warningIds)
                        .query((row, number) -> Optional.ofNullable(WarningRows.instant(row, "first")))
                        .single();
    }

    @Override
    public String name() {
        return "issued warnings";
    }

    @Override
    public long lock() {
        return PUBLISHING;
    }

    @Override
    public List<WarningMessage> unpublished(int max) {
        return jdbc.sql("""
                select * from warning_message where published_at is null
                order by sent, warning_id, revision limit :max""").param("max", max).query(WarningMessages::message).list();
    }

    @Override
    public Letter letter(WarningMessage message) {
        return new Letter(Topics.WARNINGS.name(), message.warningId().toString(), message.toRecord());
    }

    @Override
    public void published(List<WarningMessage> messages) {
        jdbc.sql("""
                update warning_message m set published_at = :now
                from unnest(:ids::uuid[], :revisions::int[]) as p (warning_id, revision)
                where (m.warning_id, m.revision) = (p.warning_id, p.revision)""")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param(
                        "ids",
                        messages.stream().map(m -> m.warningId().toString()).toArray(String[]::new))
                .param(
                        "revisions",
                        messages.stream().map(WarningMessage::revision).toArray(Integer[]::new))
                .update();
        messages.forEach(message -> metrics.published());
    }

    private static WarningMessage message(ResultSet row, int number) throws SQLException {
        return new WarningMessage(
                row.getObject("warning_id", UUID.class),
                row.getInt("revision"),
                row.getString("case_id"),
                MsgType.valueOf(row.getString("msg_type")),
                row.getObject("sent", OffsetDateTime.class).toInstant(),
                row.getObject("expires", OffsetDateTime.class).toInstant(),
                ContentJson.read(row.getString("content")));
    }
}
