package org.forewarn.alert.campaign;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.forewarn.alert.campaign.Fanout.Addressee;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people are to be told together with other things. */
@Repository
class DigestItems {

    private final JdbcClient jdbc;

    DigestItems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Somebody to whom something is due, and since when the oldest of it waits: the name of this digest. */
    record Due(UUID recipientId, Instant oldest) {}

    /** Who left meanwhile is passed over. */
    void add(UUID warningId, Collection<Addressee> people, Instant at) {
        if (people.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into digest_item (recipient_id, warning_id, chosen, added_at)
                select r.recipient_id, :warning, p.chosen, :at
                from unnest(:ids::uuid[], :chosen::boolean[]) as p (id, chosen)
                join recipient r on r.recipient_id = p.id
                on conflict do nothing""")
                .param("warning", warningId)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param(
                        "ids",
                        people.stream()
                                .map(each -> each.recipient().recipientId().toString())
                                .toArray(String[]::new))
                .param(
                        "chosen",
                        people.stream()
                                .map(each -> each.recipient().wishes().digest())
                                .toArray(Boolean[]::new))
                .update();
    }

    /**
     * Who is to be told now: a week after the first thing that they chose to hear of so, a day after the first one that was
     * too much for its day.
     */
    List<Due> due(Instant chosenBefore, Instant tooMuchBefore, Instant now, int max) {
        return jdbc.sql("""
                select i.recipient_id, min(i.added_at) as oldest from digest_item i join recipient r using (recipient_id)
                where r.paused_until is null or r.paused_until <= :now
                group by i.recipient_id
                having bool_or(i.added_at <= case when i.chosen then :chosen::timestamptz else :much::timestamptz end)
                order by i.recipient_id limit :max""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("chosen", chosenBefore.atOffset(ZoneOffset.UTC))
                .param("much", tooMuchBefore.atOffset(ZoneOffset.UTC))
                .param("max", max)
                .query((row, number) -> new Due(
                        row.getObject("recipient_id", UUID.class),
                        row.getObject("oldest", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** The contents, as JSON, of those of somebody's warnings that still hold, the gravest first. */
    List<String> holding(UUID recipientId, Instant now) {
        return jdbc.sql("""
                select distinct on (m.warning_id) m.content::text as content
                from digest_item i join warning w using (warning_id) join warning_message m using (warning_id)
                where i.recipient_id = :id and w.state = 'issued' and m.revision >= w.sends_from
                    and m.msg_type in ('ALERT', 'UPDATE') and m.expires > :now
                order by m.warning_id, m.revision desc""")
                .param("id", recipientId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list();
    }

    /** They were told, or there is nothing left to tell. */
    void done(UUID recipientId, Instant upTo) {
        jdbc.sql("delete from digest_item where recipient_id = :id and added_at <= :upTo")
                .param("id", recipientId)
                .param("upTo", upTo.atOffset(ZoneOffset.UTC))
                .update();
    }
}
