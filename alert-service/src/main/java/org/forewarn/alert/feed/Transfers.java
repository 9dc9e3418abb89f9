package org.forewarn.alert.feed;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What was handed to which organisation. Written before it is handed over, so that nobody who has a warning is missed when
 * it is taken back.
 */
@Component
public class Transfers {

    private final JdbcClient jdbc;
    private final Clock clock;

    Transfers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How it was handed over. */
    public enum Way {
        FEED("feed"),
        DOCUMENT("document"),
        WEBHOOK("webhook");

        private final String word;

        Way(String word) {
            this.word = word;
        }
    }

    /** One revision of a warning. */
    record Revision(UUID warningId, int revision) {}

    void note(String partnerId, Way way, Collection<Revision> revisions) {
        if (revisions.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into feed_transfer (partner_id, warning_id, revision, way, first_at)
                select :partner, r.warning_id, r.revision, :way, :now
                from unnest(:ids::uuid[], :revisions::int[]) as r (warning_id, revision)
                on conflict do nothing""")
                .param("partner", partnerId)
                .param("way", way.word)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param(
                        "ids",
                        revisions.stream()
                                .map(each -> each.warningId().toString())
                                .toArray(String[]::new))
                .param("revisions", revisions.stream().map(Revision::revision).toArray(Integer[]::new))
                .update();
    }

    /** Whether anything of this warning was handed to this partner. */
    public boolean given(String partnerId, UUID warningId) {
        return holders(warningId).contains(partnerId);
    }

    /** Everyone who was given anything of this warning. */
    public Set<String> holders(UUID warningId) {
        return new TreeSet<>(jdbc.sql("select distinct partner_id from feed_transfer where warning_id = :id")
                .param("id", warningId)
                .query(String.class)
                .list());
    }
}
