package org.forewarn.alert.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.forewarn.schemas.audit.AuditChain;
import org.forewarn.schemas.audit.AuditEntry;
import org.forewarn.schemas.audit.ChainedEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The chain in the database. */
@Component
class AuditLinks {

    private static final Logger log = LoggerFactory.getLogger(AuditLinks.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HexFormat HEX = HexFormat.of();

    /** Of PostgreSQL's advisory locks, the one of who chains; any number that nobody else takes. */
    private static final long LOCK = 0x41554449L;

    static final String ENTRY = "e.entry_id, e.at, e.actor_kind, e.actor_id, e.act, e.subject, e.details, e.mac";

    /** A link without its entry. */
    record Head(long number, String hash) {
        static final Head NONE = new Head(0, AuditChain.BEGINNING);
    }

    private record Waiting(long seq, AuditEntry entry, String mac) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final AuditChain chain;

    AuditLinks(JdbcClient jdbc, JdbcTemplate batches, AuditChain chain) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.chain = chain;
    }

    /**
     * Chains the oldest entries that wait, in a transaction of the caller's.
     *
     * @return how many; 0 also when another replica is at it
     */
    int chainWaiting(int atMost) {
        boolean mine = jdbc.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query(Boolean.class)
                .single();
        if (!mine) {
            return 0;
        }
        List<Waiting> waiting = waiting(atMost);
        if (waiting.isEmpty()) {
            return 0;
        }
        Head head = head().orElse(Head.NONE);
        var rows = new ArrayList<Object[]>();
        for (Waiting each : waiting) {
            if (!chain.mac(each.entry()).equals(each.mac())) {
                // it is chained as it lies, so that it cannot vanish; verification says what is wrong with it
                log.error(
                        "An entry of the audit is not what was written: {}",
                        each.entry().id());
            }
            head = new Head(head.number() + 1, chain.link(head.number() + 1, head.hash(), each.mac()));
            rows.add(new Object[] {head.number(), UUID.fromString(each.entry().id()), HEX.parseHex(head.hash())});
        }
        batches.batchUpdate("insert into audit_chain (number, entry_id, hash) values (?, ?, ?)", rows);
        // by seq and not by range: a smaller one may be committed meanwhile
        jdbc.sql("delete from audit_waiting where seq in (:seqs)")
                .param("seqs", waiting.stream().map(Waiting::seq).toList())
                .update();
        return waiting.size();
    }

    private List<Waiting> waiting(int atMost) {
        return jdbc.sql("select w.seq, " + ENTRY + " " + """
                 from audit_waiting w join audit_entry e using (entry_id) order by w.seq limit :atMost""")
                .param("atMost", atMost)
                .query((row, number) -> new Waiting(row.getLong("seq"), entry(row), HEX.formatHex(row.getBytes("mac"))))
                .list();
    }

    Optional<Head> head() {
        return jdbc.sql("select number, hash from audit_chain order by number desc limit 1")
                .query((row, n) -> new Head(row.getLong("number"), HEX.formatHex(row.getBytes("hash"))))
                .optional();
    }

    /** Links from a number on, in order. */
    List<ChainedEntry> page(long from, int atMost) {
        return jdbc.sql("select c.number, c.hash, " + ENTRY + " " + """
                 from audit_chain c join audit_entry e using (entry_id)
                where c.number >= :from order by c.number limit :atMost""")
                .param("from", from)
                .param("atMost", atMost)
                .query((row, n) -> new ChainedEntry(
                        row.getLong("number"),
                        entry(row),
                        HEX.formatHex(row.getBytes("mac")),
                        HEX.formatHex(row.getBytes("hash"))))
                .list();
    }

    /** Entries that are neither chained nor wait for it: somebody took them out of the line. */
    long stray() {
        return jdbc.sql("""
                select count(*) from audit_entry e
                where not exists (select 1 from audit_chain c where c.entry_id = e.entry_id)
                  and not exists (select 1 from audit_waiting w where w.entry_id = e.entry_id)""").query(Long.class).single();
    }

    long waitingCount() {
        return jdbc.sql("select count(*) from audit_waiting").query(Long.class).single();
    }

    static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getString("entry_id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor_kind"),
                row.getString("actor_id"),
                row.getString("act"),
                row.getString("subject"),
                JSON.readValue(row.getString("details"), new TypeReference<TreeMap<String, String>>() {}));
    }
}
