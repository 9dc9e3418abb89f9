package org.forewarn.alert.delivery;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How many messages of a warning came to what. Counted in the transaction that writes the outcome, and only when the
 * outcome is new, so that the counts balance: submitted + expired + suppressed + refused at once = all that were handled.
 */
@Component
public class OutcomeCounts {

    private final JdbcClient jdbc;

    OutcomeCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Key(String warningId, String channel, String outcome) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return (warningId + channel + outcome).compareTo(other.warningId + other.channel + other.outcome);
        }
    }

    /** Adds one for each. In the last place of a transaction: a warning's counts are written by many at once. */
    public void add(Collection<DeliveryEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        // in one order everywhere, so that two transactions wait for each other and do not lock up
        Map<Key, Integer> counts = new TreeMap<>();
        for (DeliveryEvent event : events) {
            counts.merge(
                    new Key(event.warningId().toString(), Words.of(event.channel()), Words.of(event.status())),
                    1,
                    Integer::sum);
        }
        jdbc.sql("""
                insert into outcome_count as c (warning_id, channel, outcome, messages)
                select * from unnest(:warnings::uuid[], :channels::text[], :outcomes::text[], :counts::bigint[])
                on conflict (warning_id, channel, outcome) do update set messages = c.messages + excluded.messages""")
                .param("warnings", counts.keySet().stream().map(Key::warningId).toArray(String[]::new))
                .param("channels", counts.keySet().stream().map(Key::channel).toArray(String[]::new))
                .param("outcomes", counts.keySet().stream().map(Key::outcome).toArray(String[]::new))
                .param("counts", counts.values().toArray(Integer[]::new))
                .update();
    }
}
