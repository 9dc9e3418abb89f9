package org.forewarn.alert.delivery;

import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Between marking messages and taking a warning back: whoever marks holds it together with others, whoever stops the
 * sending holds it alone, both until their transaction ends. So a message is either marked before its warning is stopped,
 * and then its person is among those who are told of that, or it finds the warning stopped and is not sent.
 */
public final class SendingLock {

    /** Names the advisory locks of warnings. */
    private static final long SENDING = 0x666f7265_73656e64L;

    private SendingLock() {}

    /** In one order everywhere, so that nothing locks up. The statement after it sees what whoever held it has done. */
    static void share(JdbcClient jdbc, Collection<UUID> warningIds) {
        jdbc.sql("""
                select count(pg_advisory_xact_lock_shared(hashtextextended(id, :sending)))
                from (select distinct id from unnest(:ids::text[]) as id order by id) as ids""")
                .param("sending", SENDING)
                .param("ids", warningIds.stream().map(UUID::toString).toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    /** For whoever stops the sending of these warnings, in their transaction and before they write that. */
    public static void alone(JdbcClient jdbc, Collection<UUID> warningIds) {
        jdbc.sql("""
                select count(pg_advisory_xact_lock(hashtextextended(id, :sending)))
                from (select distinct id from unnest(:ids::text[]) as id order by id) as ids""")
                .param("sending", SENDING)
                .param("ids", warningIds.stream().map(UUID::toString).toArray(String[]::new))
                .query(Long.class)
                .single();
    }
}
