package org.forewarn.alert.desk;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.forewarn.alert.delivery.SendingLock;
import org.forewarn.alert.warning.CaseFacts;
import org.forewarn.alert.warning.Composition;
import org.forewarn.alert.warning.LifeCycle.Review;
import org.forewarn.alert.warning.WarningContent;
import org.forewarn.schemas.event.MsgType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of warnings. Whoever changes one has locked its row, and its case, before. */
@Component
class Warnings {

    private static final String SELECT = """
            select w.*, m.content as issued from warning w
            left join warning_message m on (m.warning_id, m.revision) = (w.warning_id, w.said)
            """;

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
        return jdbc.sql(SELECT + "where w.warning_id = :id for update of w")
                .param("id", warningId)
                .query(WarningRows::row)
                .optional();
    }

    /** One warning, to look at. */
    Optional<WarningRow> look(UUID warningId) {
        return jdbc.sql(SELECT + "where w.warning_id = :id")
                .param("id", warningId)
                .query(WarningRows::row)
                .optional();
    }

    /** It and those that are one with it now. */
    List<UUID> family(UUID warningId) {
        return jdbc.sql("select warning_id from warning where warning_id = :id or absorbed_by = :id order by number")
                .param("id", warningId)
                .query(UUID.class)
                .list();
    }

    /** Reports on which warnings of a case rested that have ended. */
    Set<String> warnedOf(String caseId) {
        return Set.copyOf(
                jdbc.sql("""
                select distinct unnest(rested_on) from warning where case_id = :caseId and state = 'ended'""").param("caseId", caseId).query(String.class).list());
    }

    /**
     * All warnings of these cases become one, of the case {@code into}: one goes on, the others are absorbed. What was
     * told by any of them counts as told. Those that have ended follow the case.
     *
     * @return the one that goes on, when it has changed
     */
    Optional<UUID> gather(String into, Set<String> caseIds) {
        jdbc.sql(
                        "update warning set case_id = :into where case_id in (:caseIds) and case_id <> :into and state = 'ended'")
                .param("into", into)
                .param("caseIds", caseIds)
                .update();
        List<WarningRow> rows =
                ofCases(caseIds).stream().sorted(WarningRow.GOES_ON).toList();
        if (rows.isEmpty() || (rows.size() == 1 && rows.getFirst().caseId().equals(into))) {
            return Optional.empty();
        }
        List<WarningRow> others = rows.subList(1, rows.size());
        WarningRow goesOn = rows.getFirst();
        absorb(others.stream().map(WarningRow::warningId).toList(), goesOn.warningId());
        jdbc.sql("""
                update warning set case_id = :caseId, covered = :covered::text[], rested_on = :restedOn::text[],
                    needs_review = coalesce(needs_review, :flagged), changed_at = :now
                where warning_id = :id""")
                .param("caseId", into)
                .param("covered", sorted(goesOn.coveredWith(others)))
                .param("restedOn", sorted(goesOn.restedOnWith(others)))
                .param("flagged", flagOf(others))
                .param("now", now())
                .param("id", goesOn.warningId())
                .update();
        return Optional.of(goesOn.warningId());
    }

    /** What a person had to look at under one that is absorbed, they have to under the one that goes on. */
    private static @Nullable String flagOf(List<WarningRow> others) {
        return others.stream()
                .map(WarningRow::flagged)
                .filter(flag -> flag != null && flag.stopsSending())
                .map(Review::code)
                .findFirst()
                .orElse(null);
    }

    private void absorb(List<UUID> others, UUID by) {
        if (others.isEmpty()) {
            return;
        }
        jdbc.sql("""
                update warning set state = 'absorbed', absorbed_by = :by, changed_at = :now, facts = null,
                    attention = null, waiting_since = null, due_at = null, rank = 0
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

    /** What its case knows now. */
    void know(UUID warningId, CaseFacts facts) {
        jdbc.sql("update warning set facts = :facts::jsonb where warning_id = :id")
                .param("facts", facts.reports().isEmpty() ? null : ContentJson.facts(facts))
                .param("id", warningId)
                .update();
    }

    /** What it would say now, and how; a draft that was withdrawn or rejected is a draft again. */
    void propose(UUID warningId, WarningContent content, MsgType next) {
        jdbc.sql("""
                update warning set proposed = :content::jsonb, version = version + 1, changed_at = :now,
                    next_kind = :next, rejected_for = null,
                    state = case when state in ('withdrawn', 'rejected') then 'drafted' else state end
                where warning_id = :id""")
                .param("content", ContentJson.write(content))
                .param("next", WarningRows.word(next))
                .param("now", now())
                .param("id", warningId)
                .update();
    }

    /** What a reviewer chose to say. */
    void compose(UUID warningId, Composition composition, String by) {
        jdbc.sql("update warning set composition = :composition::jsonb, composed_by = :by where warning_id = :id")
                .param("composition", ContentJson.composition(composition))
                .param("by", by)
                .param("id", warningId)
                .update();
    }

    /** Another kind of message is to be issued next: another thing to approve. */
    void turnTo(UUID warningId, MsgType next) {
        jdbc.sql("""
                update warning set next_kind = :next, version = version + 1, changed_at = :now
                where warning_id = :id""")
                .param("next", WarningRows.word(next))
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

    void reject(UUID warningId, String reason) {
        jdbc.sql("""
                update warning set state = 'rejected', rejected_for = :reason, changed_at = :now
                where warning_id = :id""")
                .param("reason", reason)
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

    /** What it was flagged for is not so any more. */
    void unflag(UUID warningId) {
        jdbc.sql("update warning set needs_review = null, changed_at = :now where warning_id = :id")
                .param("now", now())
                .param("id", warningId)
                .update();
    }

    /** A person has decided to leave it as it is: it rests on what is there, and what it would say now stays unsaid. */
    void resolve(WarningRow row) {
        var rests = new java.util.HashSet<>(row.restedOn());
        rests.retainAll(row.facts().usableIds());
        jdbc.sql("""
                update warning set needs_review = null, rested_on = :restedOn::text[], dismissed = version,
                    expiry_reviewed = expiry_reviewed or attention = 'expiring', changed_at = :now
                where warning_id = :id""")
                .param("restedOn", sorted(rests))
                .param("now", now())
                .param("id", row.warningId())
                .update();
    }

    /** Messages that were not sent yet, of a revision before this one or of a warning that is one with it, stay unsent. */
    void stopSending(UUID warningId, int beforeRevision) {
        SendingLock.alone(jdbc, family(warningId));
        jdbc.sql("""
                update warning set sends_from = case when warning_id = :id then :before else revision + 1 end
                where warning_id = :id or absorbed_by = :id""").param("before", beforeRevision).param("id", warningId).update();
    }

    /** What is proposed is issued, and what was approved is used up: its area counts as covered, and it rests on its reports, from now on. */
    void issued(WarningRow row, int revision, WarningContent content, OffsetDateTime expires, boolean anew) {
        var covered = new java.util.HashSet<>(row.covered());
        covered.addAll(content.outwardCodes());
        var rests = new java.util.HashSet<>(content.reportIds());
        if (!anew) {
            rests.addAll(row.restedOn());
        }
        jdbc.sql("""
                update warning set state = 'issued', revision = :revision, said = :revision, changed_at = :now,
                    version = version + 1,
                    covered = :covered::text[], heard = :heard::text[], rested_on = :restedOn::text[], expires_at = :expires,
                    expiry_reviewed = false, next_kind = 'alert',
                    needs_review = case when :anew then null else needs_review end
                where warning_id = :id""")
                .param("revision", revision)
                .param("covered", sorted(covered))
                .param("heard", sorted(anew ? covered : content.outwardCodes()))
                .param("restedOn", sorted(rests))
                .param("expires", expires)
                .param("anew", anew)
                .param("now", now())
                .param("id", row.warningId())
                .update();
    }

    /** Nothing more comes of it. */
    void ended(UUID warningId, int revision, String how) {
        jdbc.sql("""
                update warning set state = 'ended', ended_as = :how, revision = :revision, needs_review = null,
                    changed_at = :now, next_kind = 'alert'
                where warning_id = :id""")
                .param("how", how)
                .param("revision", revision)
                .param("now", now())
                .param("id", warningId)
                .update();
    }

    void take(UUID warningId, @Nullable UUID by) {
        jdbc.sql("""
                update warning set taken_by = :by::uuid, taken_at = case when :by::uuid is null then null else :now end,
                    changed_at = :now
                where warning_id = :id""")
                .param("by", by == null ? null : by.toString())
                .param("now", now())
                .param("id", warningId)
                .update();
    }

    private List<WarningRow> ofCases(Set<String> caseIds) {
        return jdbc.sql(SELECT + """
                where w.case_id in (:caseIds) and w.state not in ('absorbed', 'ended')
                 order by w.warning_id for update of w""")
                .param("caseIds", caseIds)
                .query(WarningRows::row)
                .list();
    }

    static String[] sorted(Collection<String> words) {
        return words.stream().sorted().toArray(String[]::new);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
