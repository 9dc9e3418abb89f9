package org.forewarn.alert.canary;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.forewarn.alert.delivery.Lane;
import org.forewarn.schemas.event.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When each canary was sent and came back, for all replicas. */
@Repository
class CanaryBook {

    private final JdbcClient jdbc;
    private final Clock clock;

    CanaryBook(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whose canary, and by which way. */
    record Line(Lane lane, String provider) {}

    /**
     * @param beganAt when the first was sent
     * @param arrivedAt when the last arrived; null: none did yet
     */
    record Entry(Line line, Instant beganAt, @Nullable Instant arrivedAt) {}

    /** Whether it is this replica's to send one now, under this id; one that is out is not waited for. */
    boolean begin(Line line, UUID dispatchId, Duration every) {
        return jdbc.sql("""
                insert into canary as c (lane, provider, dispatch_id, sent_at, began_at)
                values (:lane, :provider, :id, :now, :now)
                on conflict (lane, provider) do update set dispatch_id = excluded.dispatch_id, sent_at = excluded.sent_at
                where c.sent_at <= :before""")
                        .param("lane", word(line.lane()))
                        .param("provider", line.provider())
                        .param("id", dispatchId)
                        .param("now", now())
                        .param("before", now().minus(every))
                        .update()
                == 1;
    }

    /** Where the canary's address is found until it is sent. */
    void keepAddress(UUID recipientId, Channel channel, String address, Instant until) {
        jdbc.sql("""
                insert into correspondent as c (recipient_id, channel, address, until)
                values (:id, :channel, :address, :until)
                on conflict (recipient_id) do update set until = greatest(c.until, excluded.until)""")
                .param("id", recipientId)
                .param("channel", channel.name().toLowerCase(Locale.ROOT))
                .param("address", address)
                .param("until", until.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Notes those that arrived: a text when its receipt says so, a mail when its server took it. */
    void noteArrivals() {
        jdbc.sql("""
                update canary c set arrived_at = coalesce(d.final_at, d.submitted_at)
                from delivery d where d.dispatch_id = c.dispatch_id
                    and (d.state = 'delivered' or d.channel = 'email' and d.state = 'submitted')
                    and c.arrived_at is distinct from coalesce(d.final_at, d.submitted_at)""").update();
    }

    List<Entry> entries() {
        return jdbc.sql("select lane, provider, began_at, arrived_at from canary")
                .query((row, number) -> {
                    OffsetDateTime arrived = row.getObject("arrived_at", OffsetDateTime.class);
                    return new Entry(
                            new Line(
                                    Lane.valueOf(row.getString("lane").toUpperCase(Locale.ROOT)),
                                    row.getString("provider")),
                            row.getObject("began_at", OffsetDateTime.class).toInstant(),
                            arrived == null ? null : arrived.toInstant());
                })
                .list();
    }

    static String word(Lane lane) {
        return lane.name().toLowerCase(Locale.ROOT);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
