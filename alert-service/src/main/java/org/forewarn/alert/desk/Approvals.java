package org.forewarn.alert.desk;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.forewarn.alert.audit.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who said yes to exactly what. Approvals belong to a version of a warning, and every change makes another version, so
 * that none outlives what it was given for.
 */
@Component
public class Approvals {

    private final JdbcClient jdbc;

    Approvals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One person's yes. */
    public record Yes(Actor actor, Instant at) {}

    /** Those of a version, in order. */
    List<Yes> of(UUID warningId, int version) {
        return jdbc.sql("""
                select actor_kind, actor_id, approved_at from warning_approval
                where warning_id = :id and version = :version order by approved_at, approver""")
                .param("id", warningId)
                .param("version", version)
                .query((row, number) -> new Yes(
                        new Actor(Actor.Kind.valueOf(row.getString("actor_kind")), row.getString("actor_id")),
                        row.getObject("approved_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Notes one; false when whoever it is has approved this version before. */
    boolean add(UUID warningId, int version, Actor actor, String digest, Instant now) {
        return jdbc.sql("""
                insert into warning_approval (warning_id, version, approver, actor_kind, actor_id, digest, approved_at)
                values (:id, :version, :approver, :kind, :actor, :digest, :now) on conflict do nothing""")
                        .param("id", warningId)
                        .param("version", version)
                        .param("approver", approver(actor))
                        .param("kind", actor.kind().name())
                        .param("actor", actor.id())
                        .param("digest", digest)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** All keys of one organisation are in the same hands: they count once. */
    private static String approver(Actor actor) {
        return switch (actor.kind()) {
            case STAFF -> "staff/" + actor.id();
            case KEY -> "key/" + actor.id().substring(0, Math.max(0, actor.id().indexOf('/')));
            case SYSTEM -> "system";
        };
    }
}
