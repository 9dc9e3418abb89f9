package org.forewarn.alert.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.forewarn.alert.audit.AuditLinks.Head;
import org.forewarn.schemas.audit.AuditChain;
import org.forewarn.schemas.audit.AuditCheck;
import org.forewarn.schemas.audit.AuditEntry;
import org.forewarn.schemas.audit.ChainedEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the audit holds, and whether it is sound. */
@Component
public class AuditReading {

    private static final int PAGE = 1_000;

    private final JdbcClient jdbc;
    private final AuditLinks links;
    private final AuditChain chain;

    AuditReading(JdbcClient jdbc, AuditLinks links, AuditChain chain) {
        this.jdbc = jdbc;
        this.links = links;
        this.chain = chain;
    }

    /**
     * Which entries; what is null does not matter.
     *
     * @param act an act's code
     * @param actorId a member's id, {@code partnerId/keyId} or {@code system}
     * @param before entries that are older than this moment only
     */
    public record Filter(
            @Nullable String act,
            @Nullable String actorId,
            @Nullable String subject,
            @Nullable Instant from,
            @Nullable Instant before) {}

    /** Where a page of entries ended. */
    public record Place(Instant at, UUID entryId) {}

    /** @param number its place in the chain; null: it is not chained yet */
    public record Row(@Nullable Long number, AuditEntry entry) {}

    /** Entries, newest first, after a place. */
    public List<Row> page(Filter filter, @Nullable Place after, int atMost) {
        var where = new StringBuilder("true");
        Map<String, Object> params = new HashMap<>(Map.of("atMost", atMost));
        add(where, params, "e.act = :act", "act", filter.act());
        add(where, params, "e.actor_id = :actorId", "actorId", filter.actorId());
        add(where, params, "e.subject = :subject", "subject", filter.subject());
        add(where, params, "e.at >= :from", "from", utc(filter.from()));
        add(where, params, "e.at < :before", "before", utc(filter.before()));
        if (after != null) {
            where.append(" and (e.at, e.entry_id) < (:at, :entryId)");
            params.put("at", after.at().atOffset(ZoneOffset.UTC));
            params.put("entryId", after.entryId());
        }
        return jdbc.sql("select " + AuditLinks.ENTRY + ", c.number from audit_entry e left join audit_chain c"
                        + " using (entry_id) where " + where + " order by e.at desc, e.entry_id desc limit :atMost")
                .params(params)
                .query((row, n) -> new Row(row.getObject("number", Long.class), AuditLinks.entry(row)))
                .list();
    }

    private static void add(
            StringBuilder where, Map<String, Object> params, String condition, String name, @Nullable Object value) {
        if (value != null) {
            where.append(" and ").append(condition);
            params.put(name, value);
        }
    }

    private static @Nullable Object utc(@Nullable Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }

    /** Links from a number on, at most {@value #PAGE}, in order. */
    List<ChainedEntry> links(long from) {
        return links.page(from, PAGE);
    }

    /**
     * What was found by going along the whole chain.
     *
     * @param waiting entries that are not chained yet
     * @param stray entries that are not in the chain and never will be, which is a fault
     */
    public record Verification(AuditCheck check, long waiting, long stray) {
        public boolean sound() {
            return check.broken().isEmpty() && stray == 0;
        }
    }

    /** @param anchors heads that were noted elsewhere */
    public Verification verify(Map<Long, String> anchors) {
        var check = new AuditCheck(chain, anchors);
        List<ChainedEntry> page = links(1);
        boolean sound = true;
        while (sound && !page.isEmpty()) {
            for (ChainedEntry link : page) {
                sound = sound && check.next(link);
            }
            page = sound ? links(check.entries() + 1) : List.of();
        }
        if (sound) {
            check.end();
        }
        return new Verification(check, links.waitingCount(), links.stray());
    }

    /** The newest link. */
    Head head() {
        return links.head().orElse(Head.NONE);
    }
}
