package org.forewarn.alert.consent;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table of what reports allow. A report that is not in it is not known, and allows nothing.
 *
 * <p>Who writes a decision down that rests on consents calls {@link #holdStill()} first: else a decision and a change of
 * consent that happen at the same moment would each miss the other.
 */
@Component
public class ReportConsents {

    /** Names the advisory lock that a change holds alone, and decisions together. */
    private static final long CONSENTS = 0x666f7265_636f6e73L;

    private final JdbcClient jdbc;

    ReportConsents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the transaction ends no consent changes here. */
    public void holdStill() {
        lock("pg_advisory_xact_lock_shared");
    }

    /** Until the transaction ends nobody else changes a consent or decides by one. */
    void lockForChange() {
        lock("pg_advisory_xact_lock");
    }

    private void lock(String how) {
        jdbc.sql("select 1 from " + how + "(:consents)")
                .param("consents", CONSENTS)
                .query(Integer.class)
                .single();
    }

    /** What these reports allow; those that are not known are left out. */
    public Map<String, ReportConsent> of(Collection<String> reportIds) {
        if (reportIds.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("""
                        select report_id, partner_id, partner_charities, withdrawn from report_consent
                        where report_id = any (:ids::text[])""")
                .param("ids", reportIds.toArray(String[]::new))
                .query((row, number) -> new ReportConsent(
                        row.getString("report_id"),
                        row.getString("partner_id"),
                        row.getBoolean("partner_charities"),
                        row.getBoolean("withdrawn")))
                .list()
                .stream()
                .collect(Collectors.toMap(ReportConsent::reportId, Function.identity()));
    }

    /**
     * Takes in one record of the topic.
     *
     * @param offset of the record; all records of one report are in one partition
     * @param at the record's timestamp: when the topic was made anew its offsets begin again, but time has gone on
     * @return whether the report allows something else than before
     */
    boolean note(ReportConsent now, long offset, Instant at) {
        ReportConsent before = of(List.of(now.reportId())).get(now.reportId());
        boolean news = jdbc.sql("""
                insert into report_consent as c
                    (report_id, partner_id, partner_charities, withdrawn, seen_offset, seen_at)
                values (:id, :partnerId, :partnerCharities, :withdrawn, :offset, :at)
                on conflict (report_id) do update set partner_id = excluded.partner_id,
                    partner_charities = excluded.partner_charities, withdrawn = excluded.withdrawn,
                    seen_offset = excluded.seen_offset, seen_at = excluded.seen_at
                where c.seen_offset < excluded.seen_offset or c.seen_at < excluded.seen_at""")
                        .param("id", now.reportId())
                        .param("partnerId", now.partnerId())
                        .param("partnerCharities", now.partnerCharities())
                        .param("withdrawn", now.withdrawn())
                        .param("offset", offset)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
        return news && !now.equals(before);
    }
}
