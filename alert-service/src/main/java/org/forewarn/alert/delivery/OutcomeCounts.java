package org.forewarn.alert.delivery;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.forewarn.alert.correspondence.Correspondence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How many messages of a warning came to what, by revision, reason and county. Counted in the transaction that writes the outcome, and only when the
 * outcome is new, so that the counts balance: submitted + expired + suppressed + refused at once = all that were handled.
 */
@Component
public class OutcomeCounts {

    private final JdbcClient jdbc;

    OutcomeCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Key(String warningId, int revision, String channel, String outcome, String reason, String area)
            implements Comparable<Key> {

        private static final Comparator<Key> ORDER = Comparator.comparing(Key::warningId)
                .thenComparing(Key::revision)
                .thenComparing(Key::channel)
                .thenComparing(Key::outcome)
                .thenComparing(Key::reason)
                .thenComparing(Key::area);

        static Key of(DeliveryEvent event) {
            return new Key(
                    event.warningId().toString(),
                    event.revision(),
                    Words.of(event.channel()),
                    Words.of(event.status()),
                    Objects.requireNonNullElse(event.reason(), ""),
                    event.area());
        }

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** Adds one for each. In the last place of a transaction: a warning's counts are written by many at once. */
    public void add(Collection<DeliveryEvent> events) {
        // in one order everywhere, so that two transactions wait for each other and do not lock up
        Map<Key, Integer> counts = new TreeMap<>();
        for (DeliveryEvent event : events) {
            if (event.warningId().equals(Correspondence.NO_WARNING)) {
                continue;
            }
            counts.merge(Key.of(event), 1, Integer::sum);
        }
        if (counts.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into outcome_count as c (warning_id, revision, channel, outcome, reason, area, messages)
                select * from unnest(:warnings::uuid[], :revisions::int[], :channels::text[], :outcomes::text[],
                    :reasons::text[], :areas::text[], :counts::bigint[])
                on conflict (warning_id, revision, channel, outcome, reason, area)
                do update set messages = c.messages + excluded.messages""")
                .param("warnings", counts.keySet().stream().map(Key::warningId).toArray(String[]::new))
                .param("revisions", counts.keySet().stream().map(Key::revision).toArray(Integer[]::new))
                .param("reasons", counts.keySet().stream().map(Key::reason).toArray(String[]::new))
                .param("areas", counts.keySet().stream().map(Key::area).toArray(String[]::new))
                .param("channels", counts.keySet().stream().map(Key::channel).toArray(String[]::new))
                .param("outcomes", counts.keySet().stream().map(Key::outcome).toArray(String[]::new))
                .param("counts", counts.values().toArray(Integer[]::new))
                .update();
    }
}
