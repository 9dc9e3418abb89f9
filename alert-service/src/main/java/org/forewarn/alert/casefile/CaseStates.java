package org.forewarn.alert.casefile;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.CaseTotals;
import org.forewarn.schemas.event.ReportFacts;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of cases as the desk shows them. */
@Component
public class CaseStates {

    /** Chains of merges are one or two long; this ends a loop that wrong data could make. */
    private static final int MAX_MERGES = 100;

    private final JdbcClient jdbc;
    private final CaseRecords records;

    CaseStates(JdbcClient jdbc, CaseRecords records) {
        this.jdbc = jdbc;
        this.records = records;
    }

    /**
     * Keeps a record of a case, when it is news.
     *
     * @param offset of the record; all records of one case are in one partition
     * @param at the record's timestamp: when the topic was made anew its offsets begin again, but time has gone on
     * @return false when this record, or a newer one of this case, was handled before
     */
    boolean keep(Case record, long offset, Instant at) {
        CaseTotals totals = record.getTotals();
        boolean open =
                switch (record.getStatus()) {
                    case OPEN -> true;
                    case MERGED, CLOSED -> false;
                };
        return jdbc.sql("""
                insert into case_state as c (case_id, status, merged_into, version, seen_offset, seen_at, state,
                    severity, certainty, counties, reports, charities, last_incident, last_received)
                values (:caseId, :status, :mergedInto, :version, :offset, :at, :state,
                    :severity, :certainty, :counties, :reports, :charities, :lastIncident, :lastReceived)
                on conflict (case_id) do update set status = excluded.status, merged_into = excluded.merged_into,
                    version = excluded.version, seen_offset = excluded.seen_offset, seen_at = excluded.seen_at,
                    state = excluded.state, severity = excluded.severity, certainty = excluded.certainty,
                    counties = excluded.counties, reports = excluded.reports, charities = excluded.charities,
                    last_incident = excluded.last_incident, last_received = excluded.last_received
                where c.seen_offset < excluded.seen_offset or c.seen_at < excluded.seen_at""")
                        .param("caseId", record.getCaseId())
                        .param(
                                "status",
                                switch (record.getStatus()) {
                                    case OPEN -> "open";
                                    case MERGED -> "merged";
                                    case CLOSED -> "closed";
                                })
                        .param("mergedInto", record.getMergedInto())
                        .param("version", record.getVersion())
                        .param("offset", offset)
                        .param("at", time(at))
                        .param("state", open ? records.bytes(record) : null)
                        .param("severity", record.getSeverity().name())
                        .param("certainty", record.getCertainty().name())
                        .param("counties", counties(record))
                        .param("reports", totals == null ? record.getReports().size() : totals.getReports())
                        .param("charities", charities(record))
                        .param("lastIncident", open ? time(lastIncident(record)) : null)
                        .param("lastReceived", open ? time(lastReceived(record)) : null)
                        .update()
                == 1;
    }

    /** The reports that a case lists, with their charities, are listed by no other case from now on. */
    void claim(String caseId, long version, List<ReportFacts> reports) {
        jdbc.sql("""
                insert into case_report as r (report_id, case_id, version, partner_id)
                select report, :caseId, :version, partner
                from unnest(:reports::text[], :partners::text[]) as given (report, partner) order by report
                on conflict (report_id) do update set case_id = excluded.case_id, version = excluded.version,
                    partner_id = excluded.partner_id
                where r.version <= excluded.version""")
                .param("caseId", caseId)
                .param("version", version)
                .param("reports", reports.stream().map(ReportFacts::getReportId).toArray(String[]::new))
                .param(
                        "partners",
                        reports.stream().map(ReportFacts::getPartnerId).toArray(String[]::new))
                .update();
    }

    /** A case lists nothing but these any more. */
    void release(String caseId, Collection<String> kept) {
        jdbc.sql("delete from case_report where case_id = :caseId and report_id <> all(:kept::text[])")
                .param("caseId", caseId)
                .param("kept", kept.toArray(String[]::new))
                .update();
    }

    /** What a case is found by from now on. */
    void index(String caseId, Set<String> keys, Set<String> outwardCodes) {
        replace("case_key", "key", caseId, keys);
        replace("case_district", "outward_code", caseId, outwardCodes);
    }

    private void replace(String table, String column, String caseId, Set<String> values) {
        String[] all = values.toArray(String[]::new);
        jdbc.sql("delete from %s where case_id = :caseId and %s <> all(:all::text[])".formatted(table, column))
                .param("caseId", caseId)
                .param("all", all)
                .update();
        jdbc.sql("""
                insert into %s (%s, case_id) select value, :caseId from unnest(:all::text[]) as value
                on conflict do nothing""".formatted(table, column))
                .param("caseId", caseId)
                .param("all", all)
                .update();
    }

    /**
     * A case that stands, with what its record said.
     *
     * @param seenAt when it was last said
     */
    public record Standing(Case state, Instant seenAt) {}

    public Optional<Standing> find(String caseId) {
        return jdbc.sql("select state, seen_at from case_state where case_id = :caseId and status = 'open'")
                .param("caseId", caseId)
                .query((row, number) ->
                        new Standing(records.state(row.getBytes("state")), instant(row.getTimestamp("seen_at"))))
                .optional();
    }

    /** The case that has what was once called this: a case that merged, or a report. */
    public Optional<String> successor(String id) {
        return jdbc.sql("""
                with recursive up (at, status, merged_into, steps) as (
                    select case_id, status, merged_into, 0 from case_state where case_id = :id
                    union all
                    select c.case_id, c.status, c.merged_into, steps + 1
                    from up join case_state c on c.case_id = up.merged_into where steps < :max)
                select at from (
                    select at, 1 as preference from up where status = 'open' and steps > 0
                    union all
                    select case_id, 0 from case_report where report_id = :id and case_id <> :id) found
                order by preference limit 1""")
                .param("id", id)
                .param("max", MAX_MERGES)
                .query(String.class)
                .optional();
    }

    /** The ids of the reports that a case lists. */
    Set<String> reports(String caseId) {
        return Set.copyOf(jdbc.sql("select report_id from case_report where case_id = :caseId")
                .param("caseId", caseId)
                .query(String.class)
                .list());
    }

    /** Which case lists each of these reports; those that none lists are left out. */
    public Map<String, String> casesOf(Collection<String> reportIds) {
        var found = new HashMap<String, String>();
        jdbc.sql("select report_id, case_id from case_report where report_id = any(:ids::text[])")
                .param("ids", reportIds.toArray(String[]::new))
                .query(row -> {
                    found.put(row.getString("report_id"), row.getString("case_id"));
                });
        return found;
    }

    /** Whether the case is known to lists the report; escrowed and withdrawn ones are listed by none. */
    public boolean lists(String caseId, String reportId) {
        return casesOf(List.of(reportId)).getOrDefault(reportId, "").equals(caseId);
    }

    private static String[] counties(Case record) {
        return record.getCounties().stream().map(county -> county.getCounty()).toArray(String[]::new);
    }

    private static int charities(Case record) {
        CaseTotals totals = record.getTotals();
        return totals != null
                ? totals.getCharities().size()
                : (int) record.getReports().stream()
                        .map(ReportFacts::getPartnerId)
                        .distinct()
                        .count();
    }

    /** The latest time of the latest incident. */
    public static Instant lastIncident(Case record) {
        CaseTotals totals = record.getTotals();
        return totals != null
                ? totals.getLastIncident()
                : record.getReports().stream()
                        .map(report -> report.getTo() == null ? report.getFrom() : report.getTo())
                        .max(Instant::compareTo)
                        .orElse(Instant.EPOCH);
    }

    private static Instant lastReceived(Case record) {
        CaseTotals totals = record.getTotals();
        return totals != null
                ? totals.getLastReceived()
                : record.getReports().stream()
                        .map(ReportFacts::getReceivedAt)
                        .max(Instant::compareTo)
                        .orElse(Instant.EPOCH);
    }

    static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(@Nullable Timestamp at) {
        return at == null ? Instant.EPOCH : at.toInstant();
    }
}
