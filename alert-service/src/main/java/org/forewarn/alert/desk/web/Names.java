package org.forewarn.alert.desk.web;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.forewarn.alert.audit.Actor;
import org.forewarn.alert.desk.Approvals.Yes;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Members of staff as colleagues see them. */
@Component
class Names {

    private static final int MAX_COLLEAGUES = 500;

    private final JdbcClient jdbc;

    Names(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Somebody a warning may be handed to. */
    public record Colleague(UUID memberId, String name) {}

    List<Colleague> colleagues() {
        return jdbc.sql("""
                select member_id, name from staff_member
                where roles && array['reviewer', 'lead'] and state = 'active' order by name limit :max""")
                .param("max", MAX_COLLEAGUES)
                .query((row, number) -> new Colleague(row.getObject("member_id", UUID.class), row.getString("name")))
                .list();
    }

    String of(@Nullable UUID memberId) {
        return memberId == null ? "" : of(List.of(memberId)).getOrDefault(memberId, "somebody who has left");
    }

    /** By the id that approvals carry. */
    Map<String, String> approvers(List<Yes> approvals) {
        var names = new HashMap<String, String>();
        for (Yes each : approvals) {
            names.put(
                    each.actor().id(),
                    each.actor().kind() == Actor.Kind.STAFF
                            ? of(UUID.fromString(each.actor().id()))
                            : "a key of " + each.actor().id().replaceAll("/.*", ""));
        }
        return names;
    }

    private Map<UUID, String> of(Collection<UUID> memberIds) {
        var names = new HashMap<UUID, String>();
        jdbc.sql("select member_id, name from staff_member where member_id in (:ids)")
                .param("ids", memberIds)
                .query(row -> {
                    names.put(row.getObject("member_id", UUID.class), row.getString("name"));
                });
        return names;
    }
}
