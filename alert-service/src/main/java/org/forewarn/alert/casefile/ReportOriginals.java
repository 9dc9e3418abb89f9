package org.forewarn.alert.casefile;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.forewarn.schemas.event.Report;
import org.forewarn.schemas.event.ReportEvent;
import org.forewarn.schemas.event.Sealed;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Of each report: whose it is, and its narrative as intake sealed it. Reports in escrow are here too, because the topic
 * does not know which will be seen; nothing here is shown that no case lists.
 */
@Component
public class ReportOriginals {

    private static final String NARRATIVE = "narrative";

    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    ReportOriginals(TransactionTemplate transaction, JdbcClient jdbc) {
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    /** Takes in one record of the topic reports; nothing changes when it, or a newer one of this report, was handled. */
    void handle(ReportEvent event, long offset, Instant at) {
        transaction.executeWithoutResult(status -> {
            switch (event.getKind()) {
                case SUBMITTED -> keep(event, sealedNarrative(event.getReport()), offset, at);
                case WITHDRAWN -> {
                    keep(event, null, offset, at);
                    dropQuestions(event.getReportId());
                }
            }
        });
    }

    /** Removes all that is kept of a report. */
    public void forget(String reportId) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("delete from report_original where report_id = :id")
                    .param("id", reportId)
                    .update();
            dropQuestions(reportId);
        });
    }

    /**
     * Where a report came from.
     *
     * @param reference the charity's own reference of it
     * @param narrative whether it has one
     */
    public record Origin(String partnerId, String reference, boolean narrative) {}

    /** Of these reports; those that are not known yet are left out. */
    public Map<String, Origin> of(Collection<String> reportIds) {
        var found = new HashMap<String, Origin>();
        jdbc.sql("""
                select report_id, partner_id, reference, narrative is not null as narrative
                from report_original where report_id = any(:ids::text[])""").param("ids", reportIds.toArray(String[]::new)).query(row -> {
            found.put(
                    row.getString("report_id"),
                    new Origin(row.getString("partner_id"), row.getString("reference"), row.getBoolean(NARRATIVE)));
        });
        return found;
    }

    /** The narrative in its envelope; nothing when the report has none, or is withdrawn. */
    Optional<Sealed> sealed(String reportId) {
        return jdbc.sql("""
                select wrapped_key, narrative from report_original
                where report_id = :id and narrative is not null""")
                .param("id", reportId)
                .query((row, number) -> new Sealed(
                        ByteBuffer.wrap(row.getBytes("wrapped_key")),
                        Map.of(NARRATIVE, ByteBuffer.wrap(row.getBytes(NARRATIVE)))))
                .optional();
    }

    private static @Nullable Sealed sealedNarrative(@Nullable Report report) {
        Sealed sealed = report == null ? null : report.getSealed();
        return sealed == null || !sealed.getFields().containsKey(NARRATIVE) ? null : sealed;
    }

    private void keep(ReportEvent event, @Nullable Sealed sealed, long offset, Instant at) {
        jdbc.sql("""
                insert into report_original as r
                    (report_id, partner_id, reference, wrapped_key, narrative, seen_offset, seen_at)
                values (:id, :partner, :reference, :key, :narrative, :offset, :at)
                on conflict (report_id) do update set partner_id = excluded.partner_id, reference = excluded.reference,
                    wrapped_key = excluded.wrapped_key, narrative = excluded.narrative,
                    seen_offset = excluded.seen_offset, seen_at = excluded.seen_at
                where r.seen_offset < excluded.seen_offset or r.seen_at < excluded.seen_at""")
                .param("id", event.getReportId())
                .param("partner", event.getProvenance().getPartnerId())
                .param("reference", event.getProvenance().getReference())
                .param("key", sealed == null ? null : bytes(sealed.getWrappedKey()))
                .param(
                        NARRATIVE,
                        sealed == null
                                ? null
                                : bytes(Objects.requireNonNull(
                                        sealed.getFields().get(NARRATIVE))))
                .param("offset", offset)
                .param("at", CaseStates.time(at))
                .update();
    }

    private void dropQuestions(String reportId) {
        jdbc.sql("delete from question where report_id = :id")
                .param("id", reportId)
                .update();
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
