package org.forewarn.alert.desk;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far the messages of a warning have come: counted as it happens, so that asking costs nothing. */
@Component
public class Progress {

    private final JdbcClient jdbc;

    Progress(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Messages that came to the same. A message counts as submitted when a provider takes it, and then also as delivered or
     * failed when its receipt says so.
     *
     * @param reason a code; empty: none
     * @param area county; empty: not known
     */
    public record Count(int revision, String channel, String outcome, String reason, String area, long messages) {}

    /** The newest revision first. */
    public List<Count> of(UUID warningId) {
        return jdbc.sql("""
                select revision, channel, outcome, reason, area, messages from outcome_count where warning_id = :id
                order by revision desc, channel, outcome, reason, area""")
                .param("id", warningId)
                .query((row, number) -> new Count(
                        row.getInt("revision"),
                        row.getString("channel"),
                        row.getString("outcome"),
                        row.getString("reason"),
                        row.getString("area"),
                        row.getLong("messages")))
                .list();
    }
}
