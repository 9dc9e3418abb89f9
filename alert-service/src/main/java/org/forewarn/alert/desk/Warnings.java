package org.forewarn.alert.desk;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.forewarn.alert.warning.LifeCycle.Review;
import org.forewarn.alert.warning.WarningContent;
import org.forewarn.alert.warning.WarningState;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of warnings. Whoever changes one has locked its row, and its case, before. */
@Component
class Warnings {

    private static final String COLUMNS = """
            warning_id, number, case_id, state, proposed, version, revision, covered, rested_on""";

    private final JdbcClient jdbc;
    private final Clock clock;

    Warnings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The warning of a case that stands, locked. */
    Optional<WarningRow> ofCase(String caseId) {
        return ofCases(Set.of(caseId)).stream().findFirst();
    }

    /** One warning, locked. */
    Optional<WarningRow> find(UUID warningId) {
        return jdbc.sql("select " + COLUMNS + " from warning where warning_id = :id for update")
                .param("id", warningId)
                .query(Warnings::row)
                .optional();
    }

    /**
     * All warnings of these cases become one, of the case {@code into}: one goes on, the others are absorbed. What was
     * told by any of them counts as told.
     */
    void gather(String into, Set<String> caseIds) {
        List<WarningRow> rows =
                ofCases(caseIds).stream().sorted(WarningRow.GOES_ON).toList();
        if (rows.isEmpty() || (rows.size() == 1 && rows.getFirst().caseId().equals(into))) {
            return;
        }
        List<WarningRow> others = rows.subList(1, rows.size());
        WarningRow goesOn = rows.getFirst().with(others);
        absorb(others.stream().map(WarningRow::warningId).toList(), goesOn.warningId());
        jdbc.sql("""
                update warning set case_id = :caseId, covered = :covered::text[], rested_on = :restedOn::text[],
                    changed_at = :now
                where warning_id = :id""")
                .param("caseId", into)
                .param("covered", sorted(goesOn.covered()))
                .param("restedOn", sorted(goesOn.restedOn()))
                .param("now", now())
                .param("id", goesOn.warningId())
                .update();
    }

    private void absorb(List<UUID> others, UUID by) {
        if (others.isEmpty()) {
            return;
        }
        jdbc.sql("""
                update warning set state = 'absorbed', absorbed_by = :by, changed_at = :now
                where warning_id in (:others) or absorbed_by in (:others)""")
                .param("others", others)
                .param("by", by)
                .param("now", now())
                .update();
    }

    void draft(UUID warningId, String caseId, WarningContent content) {
        jdbc.sql("""
                insert into warning (warning_id, case_id, state, proposed, created_at, changed_at)
                values (:id, :caseId, 'drafted', :content::jsonb, :now, :now)""")
                .param("id", warningId)
                .param("caseId", caseId)
                .param("content", ContentJson.write(content))
                .param("now", now())
                .update();
    }

    /** What it would say now; a draft that was withdrawn is a draft again. */
    void propose(UUID warningId, WarningContent content) {
        jdbc.sql("""
                update warning set proposed = :content::jsonb, version = version + 1, changed_at = :now,
                    state = case state when 'withdrawn' then 'drafted' else state end
                where warning_id = :id""")
                .param("content", ContentJson.write(content))
                .param("now", now())
                .param("id", warningId)
                .update();
    }

    void withdraw(UUID warningId) {
        jdbc.sql("update warning set state = 'withdrawn', changed_at = :now where warning_id = :id")
                .param("now", now())
                .param("id", warningId)
                .update();
    }

    /** Flags it for a person; false when it was flagged for this reason before. */
    boolean flag(UUID warningId, Review review) {
        return jdbc.sql("""
                update warning set needs_review = :review, changed_at = :now
                where warning_id = :id and needs_review is distinct from :review""")
                        .param("review", review.code())
                        .param("now", now())
                        .param("id", warningId)
                        .update()
                == 1;
    }

    /** What is proposed is issued: its area counts as covered, and it rests on its reports, from now on. */
    void issued(UUID warningId, int revision) {
        jdbc.sql("""
                update warning set state = 'issued', revision = :revision, changed_at = :now,
                    covered = array(select unnest(covered) union
                        select jsonb_array_elements_text(proposed -> 'outwardCodes') order by 1),
                    rested_on = array(select unnest(rested_on) union
                        select jsonb_array_elements_text(proposed -> 'reportIds') order by 1)
                where warning_id = :id""")
                .param("revision", revision)
                .param("now", now())
                .param("id", warningId)
                .update();
    }

    private List<WarningRow> ofCases(Set<String> caseIds) {
        return jdbc.sql("select " + COLUMNS + " " + """
                 from warning where case_id in (:caseIds) and state <> 'absorbed' order by warning_id for update""")
                .param("caseIds", caseIds)
                .query(Warnings::row)
                .list();
    }

    private static WarningRow row(ResultSet row, int number) throws SQLException {
        return new WarningRow(
                row.getObject("warning_id", UUID.class),
                row.getLong("number"),
                row.getString("case_id"),
                WarningState.of(row.getString("state")),
                ContentJson.read(row.getString("proposed")),
                row.getInt("version"),
                row.getInt("revision"),
                set(row.getArray("covered")),
                set(row.getArray("rested_on")));
    }

    private static Set<String> set(@Nullable Array array) throws SQLException {
        return array == null ? Set.of() : Set.copyOf(List.of((String[]) array.getArray()));
    }

    private static String[] sorted(Collection<String> words) {
        return words.stream().sorted().toArray(String[]::new);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
