package org.forewarn.alert.feed.webhook;

import static org.forewarn.alert.feed.webhook.Webhooks.at;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.forewarn.alert.feed.webhook.Delivery.State;
import org.forewarn.alert.feed.webhook.Delivery.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The outbox of messages, which is their log as well. */
@Component
class Deliveries {

    private static final String COLUMNS = """
            d.message_id, d.seq, d.webhook_id, d.type, d.warning_id, d.revision, d.state, d.attempts, d.queued_at,
            d.next_at, d.tried_at, d.outcome, d.status""";

    private final JdbcClient jdbc;

    Deliveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Puts a message in, once: the same id again changes nothing. */
    boolean add(UUID messageId, UUID webhookId, MessageType type, @Nullable Subject subject, Instant now) {
        return jdbc.sql("""
                insert into webhook_delivery
                    (message_id, webhook_id, type, warning_id, revision, state, queued_at, next_at)
                values (:id, :webhook, :type, :warning, :revision, 'pending', :now, :now)
                on conflict do nothing""")
                        .param("id", messageId)
                        .param("webhook", webhookId)
                        .param("type", type.word())
                        .param("warning", subject == null ? null : subject.warningId())
                        .param("revision", subject == null ? null : subject.revision())
                        .param("now", at(now))
                        .update()
                == 1;
    }

    /**
     * The next message for a webhook: the oldest that is due. Messages about one warning never pass each other; one about
     * another warning does not wait for a message that is not taken.
     */
    Optional<Delivery> next(UUID webhookId, Instant now) {
        return jdbc.sql("select " + COLUMNS + " " + """
                from webhook_delivery d
                where d.webhook_id = :webhook and d.state = 'pending' and d.next_at <= :now
                    and not exists (select 1 from webhook_delivery e
                        where e.webhook_id = d.webhook_id and e.warning_id = d.warning_id and e.state = 'pending'
                            and e.seq < d.seq)
                order by d.seq limit 1""")
                .param("webhook", webhookId)
                .param("now", at(now))
                .query(Deliveries::delivery)
                .optional();
    }

    /** Notes that it is tried now, before it is. */
    void trying(UUID messageId, Instant now) {
        jdbc.sql("update webhook_delivery set attempts = attempts + 1, tried_at = :now where message_id = :id")
                .param("id", messageId)
                .param("now", at(now))
                .update();
    }

    /**
     * What came of a try; that of one which was overtaken by another changes nothing.
     *
     * @param nextAt null: it is not tried again by itself
     */
    void tried(UUID messageId, State state, String outcome, @Nullable Integer status, @Nullable Instant nextAt) {
        jdbc.sql("""
                update webhook_delivery set state = :state, outcome = :outcome, status = :status,
                    next_at = coalesce(:nextAt, next_at)
                where message_id = :id and state = 'pending'""")
                .param("id", messageId)
                .param("state", state.word())
                .param("outcome", outcome)
                .param("status", status)
                .param("nextAt", at(nextAt))
                .update();
    }

    /** Parks what waits too long: a receiver that comes back after days is not flooded with old news. */
    int park(UUID webhookId, Instant queuedBefore) {
        return jdbc.sql("""
                update webhook_delivery set state = 'parked', outcome = coalesce(outcome, 'expired')
                where webhook_id = :webhook and state = 'pending' and queued_at < :before""")
                .param("webhook", webhookId)
                .param("before", at(queuedBefore))
                .update();
    }

    /** A page of the log, newest first. */
    List<Delivery> page(UUID webhookId, @Nullable State state, long before, int max) {
        return jdbc.sql("select " + COLUMNS + " " + """
                from webhook_delivery d
                where d.webhook_id = :webhook and d.seq < :before and (:state::text is null or d.state = :state)
                order by d.seq desc limit :max""")
                .param("webhook", webhookId)
                .param("state", state == null ? null : state.word())
                .param("before", before)
                .param("max", max)
                .query(Deliveries::delivery)
                .list();
    }

    /**
     * Puts in again what is in the log about messages issued since then.
     *
     * @return how many
     */
    int again(UUID webhookId, Instant since, Instant now) {
        return jdbc.sql("""
                update webhook_delivery d set state = 'pending', attempts = 0, queued_at = :now, next_at = :now
                from warning_message m
                where d.webhook_id = :webhook and d.state <> 'pending'
                    and (m.warning_id, m.revision) = (d.warning_id, d.revision) and m.sent >= :since""")
                .param("webhook", webhookId)
                .param("since", at(since))
                .param("now", at(now))
                .update();
    }

    /** How many of the messages in the log would be put in again. */
    int since(UUID webhookId, Instant since) {
        return jdbc.sql("""
                select count(*) from webhook_delivery d
                join warning_message m on (m.warning_id, m.revision) = (d.warning_id, d.revision)
                where d.webhook_id = :webhook and m.sent >= :since""")
                .param("webhook", webhookId)
                .param("since", at(since))
                .query(Integer.class)
                .single();
    }

    /** Forgets old ones that are done with, a little at a time. */
    int forget(Instant queuedBefore, int max) {
        return jdbc.sql("""
                delete from webhook_delivery where message_id in (
                    select message_id from webhook_delivery
                    where state <> 'pending' and queued_at < :before limit :max)""").param("before", at(queuedBefore)).param("max", max).update();
    }

    private static Delivery delivery(ResultSet row, int number) throws SQLException {
        UUID warningId = row.getObject("warning_id", UUID.class);
        return new Delivery(
                row.getObject("message_id", UUID.class),
                row.getLong("seq"),
                row.getObject("webhook_id", UUID.class),
                MessageType.of(row.getString("type")),
                warningId == null ? null : new Subject(warningId, row.getInt("revision")),
                State.of(row.getString("state")),
                row.getInt("attempts"),
                row.getObject("queued_at", OffsetDateTime.class).toInstant(),
                row.getObject("next_at", OffsetDateTime.class).toInstant(),
                Webhooks.instant(row, "tried_at"),
                row.getString("outcome"),
                row.getObject("status", Integer.class));
    }
}
