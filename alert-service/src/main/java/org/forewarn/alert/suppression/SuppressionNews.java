package org.forewarn.alert.suppression;

import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What was suppressed a moment ago, for the instances that have not read it in the topic yet. */
@Component
class SuppressionNews {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    SuppressionNews(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Waits for those who mark messages at this moment; those after it see the row. */
    void note(String key, long offset, OffsetDateTime forgetBefore) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock(:lock)")
                    .param("lock", Suppressions.SUPPRESSING)
                    .query(rs -> {});
            jdbc.sql("delete from suppression_news where noted_at < :before")
                    .param("before", forgetBefore)
                    .update();
            jdbc.sql("""
                    insert into suppression_news as n (fingerprint, topic_offset, noted_at)
                    values (:key, :offset, now())
                    on conflict (fingerprint) do update
                    set topic_offset = greatest(n.topic_offset, excluded.topic_offset), noted_at = excluded.noted_at""").param("key", key).param("offset", offset).update();
        });
    }

    void forget(String key) {
        jdbc.sql("delete from suppression_news where fingerprint = ?")
                .param(key)
                .update();
    }
}
