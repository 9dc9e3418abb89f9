package org.forewarn.alert.casefile;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.forewarn.kit.place.OutwardCode;
import org.forewarn.kit.place.OutwardCodes;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds cases by what somebody typed: an identifier in any spelling, an id of a case or report, a charity's reference, an
 * outward code. Whatever it is, it is looked for as all of these.
 */
@Component
public class CaseSearch {

    /** Longer than anything that can be found. */
    public static final int MAX_TYPED = 300;

    /** A page of cases; more are narrowed down, not leafed through. */
    public static final int PAGE = 25;

    /** What one word finds is a few cases; of a number in a hundred of them the newest are shown. */
    private static final int MAX_FOUND = 500;

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern OUTWARD = Pattern.compile("(?i)[a-z]{1,2}[0-9][a-z0-9]?");

    private final JdbcClient jdbc;
    private final SearchKeys keys;

    CaseSearch(JdbcClient jdbc, SearchKeys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    /**
     * What is asked.
     *
     * @param typed empty: every case
     * @param severity null: whatever
     * @param county null: anywhere
     * @param after where the page before ended; null: the first
     */
    public record Query(
            String typed,
            @Nullable String severity,
            @Nullable String county,
            @Nullable Place after) {}

    /** Where a page ended. */
    public record Place(Instant lastReceived, String caseId) {}

    /**
     * A case in a list.
     *
     * @param by how it was found: identifier, id, reference or district; empty when nothing was typed
     */
    public record Hit(
            String caseId,
            String severity,
            String certainty,
            List<String> counties,
            int reports,
            int charities,
            Instant lastIncident,
            Instant lastReceived,
            Set<String> by) {}

    /** @param next null: there is no more */
    public record Found(List<Hit> hits, @Nullable Place next) {}

    /** A page of what is found, those with the newest reports first. */
    public Found find(Query query) {
        String typed = query.typed().strip();
        var conditions = new ArrayList<String>(List.of("c.status = 'open'"));
        String from = "from case_state c";
        String by = "array[]::text[]";
        // whose columns narrow down and order: an index of theirs does both
        String ordered = "c";
        if (typed.isEmpty() && query.county() != null) {
            from = "from case_county k join case_state c on c.case_id = k.case_id";
            conditions.add("k.county = :county");
            ordered = "k";
        } else if (!typed.isEmpty()) {
            from = "from (" + MATCHES + ") m join case_state c on c.case_id = m.case_id";
            if (query.county() != null) {
                conditions.add("c.counties @> array[:county::text]");
            }
            by = "m.how";
        }
        if (query.severity() != null) {
            conditions.add(ordered + ".severity = :severity");
        }
        if (query.after() != null) {
            conditions.add("(%1$s.last_received, %1$s.case_id) < (:received, :caseId)".formatted(ordered));
        }
        var statement = jdbc.sql("""
                select c.case_id, c.severity, c.certainty, c.counties, c.reports, c.charities, c.last_incident,
                    c.last_received, %1$s as how %2$s where %3$s
                order by %4$s.last_received desc, %4$s.case_id desc limit :max""".formatted(by, from, String.join(" and ", conditions), ordered))
                .param("max", PAGE + 1)
                .param("severity", query.severity())
                .param("county", query.county())
                .param(
                        "received",
                        query.after() == null
                                ? null
                                : CaseStates.time(query.after().lastReceived()))
                .param("caseId", query.after() == null ? null : query.after().caseId())
                .param("found", MAX_FOUND)
                .param("keys", keys.of(typed).toArray(String[]::new))
                .param("id", UUID.matcher(typed.toLowerCase()).matches() ? typed.toLowerCase() : "")
                .param("reference", typed)
                .param("outwardCode", outwardCode(typed));
        List<Hit> hits = statement.query(CaseSearch::hit).list();
        if (hits.size() <= PAGE) {
            return new Found(hits, null);
        }
        Hit last = hits.get(PAGE - 1);
        return new Found(hits.subList(0, PAGE), new Place(last.lastReceived(), last.caseId()));
    }

    private static final String MATCHES = """
            select case_id, array_agg(distinct how order by how) as how from (
                (select case_id, 'identifier' as how from case_key where key = any(:keys::text[]) limit :found)
                union all
                select case_id, 'id' from case_state where case_id = :id
                union all
                select case_id, 'id' from case_report where report_id = :id
                union all
                (select r.case_id, 'reference' from report_original o join case_report r on r.report_id = o.report_id
                    where o.reference = :reference limit :found)
                union all
                select case_id, 'district' from case_district where outward_code = :outwardCode
            ) each group by case_id""";

    /** Only what is one from end to end: "B1" is a district, and a plate "B1 GUY" is not looked for in Birmingham. */
    private static String outwardCode(String typed) {
        return OUTWARD.matcher(typed).matches()
                ? OutwardCodes.uk().find(typed).map(OutwardCode::code).orElse("")
                : "";
    }

    private static Hit hit(ResultSet row, int number) throws SQLException {
        return new Hit(
                row.getString("case_id"),
                row.getString("severity"),
                row.getString("certainty"),
                list(row.getArray("counties")),
                row.getInt("reports"),
                row.getInt("charities"),
                CaseStates.instant(row.getTimestamp("last_incident")),
                CaseStates.instant(row.getTimestamp("last_received")),
                Set.copyOf(list(row.getArray("how"))));
    }

    private static List<String> list(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
