package org.forewarn.alert.campaign;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.forewarn.alert.audience.Recipient;
import org.forewarn.alert.audience.TextChoice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who was told of a warning, by any revision before a given one and under any warning that is one with it now, and on
 * which channel: whoever was sent a message, or may have been.
 */
@Component
class ToldPeople {

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final String DEFAULT_LANGUAGE = "en";

    private final JdbcClient jdbc;

    ToldPeople(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Somebody who was told, and the county in which. */
    record Told(Recipient recipient, String area) {}

    /**
     * The next of them, by id. Somebody who has left since is among them: whether there is an address is asked when a
     * message is sent.
     *
     * @param after the last id of the page before; null: from the beginning
     * @param max at most so many; fewer: there are no more
     */
    List<Told> page(UUID warningId, int beforeRevision, @Nullable UUID after, int max) {
        return jdbc.sql("""
                with told as materialized (
                    select d.recipient_id, bool_or(d.channel = 'sms') as sms, bool_or(d.channel = 'email') as email,
                        max(d.area) as area
                    from delivery d
                    where d.warning_id in (select warning_id from warning where warning_id = :id or absorbed_by = :id)
                        and (d.warning_id <> :id or d.revision < :revision)
                        and d.recipient_id > :after and d.state in ('attempting', 'submitted', 'delivered')
                    group by d.recipient_id order by d.recipient_id limit :max)
                select t.recipient_id, t.sms, t.email, t.area, r.language, r.text_choice
                from told t left join recipient r using (recipient_id) order by t.recipient_id""")
                .param("id", warningId)
                .param("revision", beforeRevision)
                .param("after", after == null ? BEFORE_ALL : after)
                .param("max", max)
                .query((row, number) -> new Told(
                        new Recipient(
                                row.getObject("recipient_id", UUID.class),
                                Objects.requireNonNullElse(row.getString("language"), DEFAULT_LANGUAGE),
                                TextChoice.of(Objects.requireNonNullElse(
                                        row.getString("text_choice"), TextChoice.DISCREET.code())),
                                row.getBoolean("sms"),
                                row.getBoolean("email")),
                        row.getString("area")))
                .list();
    }
}
