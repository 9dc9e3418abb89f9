package org.forewarn.alert.feed.webhook;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.forewarn.alert.feed.webhook.Webhook.Secrets;
import org.forewarn.alert.feed.webhook.Webhook.Trouble;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of webhooks, and who sends to which at the moment. */
@Component
class Webhooks {

    private static final String COLUMNS = """
            webhook_id, partner_id, url, reason, secret, previous_secret, previous_until, created_at,
            failing_since, failures, gone, paused_until""";

    private final JdbcClient jdbc;

    Webhooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds one.
     *
     * @param most as many as a partner may have
     * @return false when it has them already
     */
    boolean add(Webhook webhook, int most) {
        // two requests of one partner at the same moment count each other
        jdbc.sql("select 1 from pg_advisory_xact_lock(hashtextextended(:partner, 0))")
                .param("partner", "webhooks of " + webhook.partnerId())
                .query(Integer.class)
                .single();
        return jdbc.sql("""
                insert into webhook (webhook_id, partner_id, url, state, secret, created_at)
                select :id, :partner, :url, 'active', :secret, :now
                where (select count(*) from webhook where partner_id = :partner) < :most""")
                        .param("id", webhook.webhookId())
                        .param("partner", webhook.partnerId())
                        .param("url", webhook.url().toString())
                        .param("secret", webhook.secrets().now())
                        .param("now", at(webhook.createdAt()))
                        .param("most", most)
                        .update()
                == 1;
    }

    List<Webhook> ofPartner(String partnerId) {
        return jdbc.sql("select " + COLUMNS
                        + " from webhook where partner_id = :partner order by created_at, webhook_id")
                .param("partner", partnerId)
                .query(Webhooks::webhook)
                .list();
    }

    /** Only the partner's own. */
    Optional<Webhook> find(String partnerId, UUID webhookId) {
        return jdbc.sql("select " + COLUMNS + " from webhook where webhook_id = :id and partner_id = :partner")
                .param("id", webhookId)
                .param("partner", partnerId)
                .query(Webhooks::webhook)
                .optional();
    }

    List<Webhook> active() {
        return jdbc.sql("select " + COLUMNS + " from webhook where state = 'active' order by webhook_id")
                .query(Webhooks::webhook)
                .list();
    }

    void delete(UUID webhookId) {
        jdbc.sql("delete from webhook where webhook_id = :id")
                .param("id", webhookId)
                .update();
    }

    /** The present secret becomes the previous one. */
    void rotate(UUID webhookId, byte[] secret, Instant previousUntil) {
        jdbc.sql("""
                update webhook set previous_secret = secret, previous_until = :until, secret = :secret
                where webhook_id = :id""")
                .param("id", webhookId)
                .param("secret", secret)
                .param("until", at(previousUntil))
                .update();
    }

    /** Begins anew, whatever was before. */
    void enable(UUID webhookId) {
        jdbc.sql("""
                update webhook set state = 'active', reason = null, failing_since = null, failures = 0, gone = 0,
                    paused_until = null
                where webhook_id = :id""").param("id", webhookId).update();
    }

    /**
     * Takes webhooks that have something to send now and to which nobody else sends, those that waited longest first. What
     * another replica is just taking is skipped.
     *
     * @param lease names this taking
     */
    List<UUID> take(UUID lease, Instant now, Instant until, int max) {
        return jdbc.sql("""
                with due as (
                    select h.webhook_id from webhook h
                    where h.state = 'active' and coalesce(h.leased_until, '-infinity') <= :now
                        and coalesce(h.paused_until, '-infinity') <= :now
                        and exists (select 1 from webhook_delivery d
                            where d.webhook_id = h.webhook_id and d.state = 'pending' and d.next_at <= :now
                                and not exists (select 1 from webhook_delivery e
                                    where e.webhook_id = d.webhook_id and e.warning_id = d.warning_id
                                        and e.state = 'pending' and e.seq < d.seq))
                    order by coalesce(h.leased_until, '-infinity')
                    limit :max for update of h skip locked)
                update webhook h set lease = :lease, leased_until = :until from due
                where h.webhook_id = due.webhook_id returning h.webhook_id""")
                .param("lease", lease)
                .param("now", at(now))
                .param("until", at(until))
                .param("max", max)
                .query(UUID.class)
                .list();
    }

    /** One that was taken and still is ours. */
    Optional<Webhook> taken(UUID webhookId, UUID lease) {
        return jdbc.sql("select " + COLUMNS + " " + """
                from webhook where webhook_id = :id and lease = :lease and state = 'active'""")
                .param("id", webhookId)
                .param("lease", lease)
                .query(Webhooks::webhook)
                .optional();
    }

    void release(UUID webhookId, UUID lease, Instant now) {
        jdbc.sql("""
                update webhook set lease = null, leased_until = :now where webhook_id = :id and lease = :lease""")
                .param("id", webhookId)
                .param("lease", lease)
                .param("now", at(now))
                .update();
    }

    /** @param disable why it is disabled from now on; null: it is not */
    void trouble(UUID webhookId, Trouble trouble, @Nullable String disable) {
        jdbc.sql("""
                update webhook set failing_since = :since, failures = :failures, gone = :gone, paused_until = :paused,
                    state = case when :disable::text is null then state else 'disabled' end,
                    reason = coalesce(:disable, reason)
                where webhook_id = :id""")
                .param("id", webhookId)
                .param("since", at(trouble.failingSince()))
                .param("failures", trouble.failures())
                .param("gone", trouble.gone())
                .param("paused", at(trouble.pausedUntil()))
                .param("disable", disable)
                .update();
    }

    void pause(UUID webhookId, Instant until) {
        jdbc.sql("update webhook set paused_until = :until where webhook_id = :id")
                .param("id", webhookId)
                .param("until", at(until))
                .update();
    }

    private static Webhook webhook(ResultSet row, int number) throws SQLException {
        return new Webhook(
                row.getObject("webhook_id", UUID.class),
                row.getString("partner_id"),
                URI.create(row.getString("url")),
                row.getString("reason"),
                new Secrets(row.getBytes("secret"), row.getBytes("previous_secret"), instant(row, "previous_until")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                new Trouble(
                        instant(row, "failing_since"),
                        row.getInt("failures"),
                        row.getInt("gone"),
                        instant(row, "paused_until")));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
