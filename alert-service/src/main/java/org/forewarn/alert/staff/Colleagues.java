package org.forewarn.alert.staff;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Names of members of staff, as colleagues see them. */
@Component
public class Colleagues {

    /** A desk is a few dozen people. */
    private static final int MAX = 200;

    private final JdbcClient jdbc;

    Colleagues(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A colleague to whom work can be handed. */
    public record Colleague(UUID memberId, String name) {}

    /** Names by id; who is gone is left out. */
    public Map<UUID, String> names(Collection<UUID> memberIds) {
        if (memberIds.isEmpty()) {
            return Map.of();
        }
        var names = new HashMap<UUID, String>();
        jdbc.sql("select member_id, name from staff_member where member_id = any(:ids::uuid[])")
                .param("ids", memberIds.stream().map(UUID::toString).toArray(String[]::new))
                .query(row -> {
                    names.put(row.getObject("member_id", UUID.class), row.getString("name"));
                });
        return names;
    }

    /** Those who can work on a warning. */
    public List<Colleague> all() {
        return jdbc.sql("""
                select member_id, name from staff_member
                where state = 'active' and roles && array['reviewer', 'lead'] order by name, member_id limit :max""")
                .param("max", MAX)
                .query((row, number) -> new Colleague(row.getObject("member_id", UUID.class), row.getString("name")))
                .list();
    }
}
