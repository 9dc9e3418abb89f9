package org.forewarn.alert.desk;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the topic cases has said of each case id: the newest record seen, and which case has its reports now.
 *
 * <p>Cases are spread over partitions, so a surviving case may be read before or after the ones that became it, or at the
 * same moment by another replica. {@link #lock} makes handling one record a critical section wherever it matters.
 */
@Component
class CaseFiles {

    /** Names the advisory lock that merges hold alone and other records together. */
    private static final long MERGES = 0x666f7265_63617365L;

    /** Chains of merges are one or two long; this ends a loop that wrong data could make. */
    private static final int MAX_MERGES = 100;

    private final JdbcClient jdbc;

    CaseFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param mergedInto the case that has its reports now; null: it stands
     * @param mergeRead whether its own record said so
     */
    record CaseFile(@Nullable String mergedInto, boolean mergeRead) {}

    /**
     * Until the transaction ends nobody else handles this case, and nobody merges any while somebody handles one. Every
     * transaction takes the two locks in the same order.
     */
    void lock(String caseId, boolean merges) {
        String how = merges ? "pg_advisory_xact_lock" : "pg_advisory_xact_lock_shared";
        jdbc.sql("select 1 from " + how + "(:merges)")
                .param("merges", MERGES)
                .query(Integer.class)
                .single();
        jdbc.sql("select 1 from pg_advisory_xact_lock(hashtextextended(:caseId, :merges))")
                .param("caseId", caseId)
                .param("merges", MERGES)
                .query(Integer.class)
                .single();
    }

    /**
     * Notes that a record of this case is being handled.
     *
     * @param offset of the record; all records of one case are in one partition
     * @param at the record's timestamp: when the topic was made anew its offsets begin again, but time has gone on
     * @return false when this record, or a newer one of this case, was handled before
     */
    boolean advance(String caseId, long offset, Instant at) {
        return jdbc.sql("""
                insert into case_file as f (case_id, seen_offset, seen_at) values (:caseId, :offset, :at)
                on conflict (case_id) do update set seen_offset = excluded.seen_offset, seen_at = excluded.seen_at
                where f.seen_offset < excluded.seen_offset or f.seen_at < excluded.seen_at""")
                        .param("caseId", caseId)
                        .param("offset", offset)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /**
     * Notes how new the knowledge about a case is.
     *
     * @param version of the record being handled; 0: it has none, and is taken for news
     * @return false when a newer record has told where its reports are: this one is old
     */
    boolean learn(String caseId, long version) {
        return jdbc.sql("""
                update case_file set version = greatest(version, :version)
                where case_id = :caseId and (:version = 0 or version <= :version)""").param("caseId", caseId).param("version", version).update() == 1;
    }

    CaseFile find(String caseId) {
        return jdbc.sql("select merged_into, merge_read from case_file where case_id = :caseId")
                .param("caseId", caseId)
                .query((row, number) -> new CaseFile(row.getString("merged_into"), row.getBoolean("merge_read")))
                .single();
    }

    /** A case that was merged stands by itself again. */
    void stand(String caseId) {
        jdbc.sql("update case_file set merged_into = null where case_id = :caseId")
                .param("caseId", caseId)
                .update();
    }

    /**
     * A case says which ids became it. One that has come to stand again since, by a newer record of its own, is not
     * claimed: what claims it is old. Newer is what has the greater version; without versions, what came later.
     */
    void claim(List<String> formerIds, String into, long version, Instant at) {
        jdbc.sql("""
                insert into case_file as f (case_id, merged_into, seen_at, version)
                select former, :into, '-infinity', :version from unnest(:formerIds::text[]) as former
                on conflict (case_id) do update
                set merged_into = excluded.merged_into, version = greatest(f.version, excluded.version)
                where case
                    when f.version > 0 and excluded.version > 0 then f.version <= excluded.version
                    else not (f.merge_read and f.merged_into is null and f.seen_at > :at)
                end""")
                .param("formerIds", formerIds.toArray(String[]::new))
                .param("into", into)
                .param("version", version)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * A case says what it became. When another case has claimed it already, that stays; but what has a version is the
     * newest that is known.
     */
    void merged(String caseId, String into, long version) {
        jdbc.sql("""
                update case_file set merge_read = true,
                    merged_into = case when :version > 0 then :into else coalesce(merged_into, :into) end
                where case_id = :caseId""")
                .param("caseId", caseId)
                .param("into", into)
                .param("version", version)
                .update();
    }

    /** The case that has the reports of this one now: itself, when it stands. */
    String standing(String caseId) {
        return jdbc.sql("""
                with recursive up (at, merged_into, steps) as (
                    select case_id, merged_into, 0 from case_file where case_id = :caseId
                    union all
                    select f.case_id, f.merged_into, steps + 1 from up join case_file f on f.case_id = up.merged_into
                    where steps < :max)
                select coalesce(merged_into, at) from up order by steps desc limit 1""")
                .param("caseId", caseId)
                .param("max", MAX_MERGES)
                .query(String.class)
                .optional()
                .orElse(caseId);
    }
}
