package org.forewarn.alert.casefile;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.forewarn.schemas.event.Case;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What became of cases, for their change logs; and whoever shows one is told that it changed. */
@Component
public class CaseChanges {

    /** Those who show the desk listen to it; also written to by whatever changes a warning. */
    private static final String CHANNEL = "desk";

    private final JdbcClient jdbc;

    CaseChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One change.
     *
     * @param change opened, gathered, changed, merged or closed
     * @param other the other case of a merge
     */
    public record Change(String change, @Nullable String other, int added, int removed, Instant at) {}

    /** Whether a case stands by the last that was said of it. */
    boolean stands(String caseId) {
        return jdbc.sql("select count(*) from case_state where case_id = :caseId and status = 'open'")
                        .param("caseId", caseId)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    /**
     * @param stood whether the case stood before this record
     * @param before the reports it listed then
     * @param now those it lists by this record
     */
    void note(Case record, boolean stood, Set<String> before, Set<String> now, Instant at) {
        String caseId = record.getCaseId();
        int added =
                (int) now.stream().filter(report -> !before.contains(report)).count();
        int removed =
                (int) before.stream().filter(report -> !now.contains(report)).count();
        switch (record.getStatus()) {
            case OPEN -> {
                add(caseId, new Change(stood ? "changed" : "opened", null, added, removed, at));
                for (String former : record.getFormerIds()) {
                    addOnce(caseId, former, at);
                }
            }
            case MERGED -> add(caseId, new Change("merged", record.getMergedInto(), 0, removed, at));
            case CLOSED -> add(caseId, new Change("closed", null, 0, removed, at));
        }
        tell(caseId);
    }

    /** At the commit, those who show this case learn that it changed. */
    void tell(String caseId) {
        jdbc.sql("select pg_notify(:channel, :what)")
                .param("channel", CHANNEL)
                .param("what", "case/" + caseId)
                .query(row -> {});
    }

    private void add(String caseId, Change change) {
        jdbc.sql("""
                insert into case_change (case_id, change, other, added, removed, at)
                values (:caseId, :change, :other, :added, :removed, :at)""")
                .param("caseId", caseId)
                .param("change", change.change())
                .param("other", change.other())
                .param("added", change.added())
                .param("removed", change.removed())
                .param("at", CaseStates.time(change.at()))
                .update();
    }

    /** A state names all that ever became it; only the first that does is the news. */
    private void addOnce(String caseId, String former, Instant at) {
        jdbc.sql("""
                insert into case_change (case_id, change, other, at)
                select :caseId, 'gathered', :former, :at where not exists (
                    select 1 from case_change where case_id = :caseId and change = 'gathered' and other = :former)""")
                .param("caseId", caseId)
                .param("former", former)
                .param("at", CaseStates.time(at))
                .update();
    }

    /** The newest changes of a case, the newest first. */
    public List<Change> of(String caseId, int max) {
        return jdbc.sql("""
                select change, other, added, removed, at from case_change where case_id = :caseId
                order by change_id desc limit :max""")
                .param("caseId", caseId)
                .param("max", max)
                .query((row, number) -> new Change(
                        row.getString("change"),
                        row.getString("other"),
                        row.getInt("added"),
                        row.getInt("removed"),
                        CaseStates.instant(row.getTimestamp("at"))))
                .list();
    }
}
