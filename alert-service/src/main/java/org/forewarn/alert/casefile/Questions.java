package org.forewarn.alert.casefile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.forewarn.alert.audit.Act;
import org.forewarn.alert.audit.Actor;
import org.forewarn.alert.audit.Audit;
import org.forewarn.alert.queue.CaseAnswered;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the desk asks the charity that sent a report, and what it answers. A charity learns of the questions about its own
 * reports and of no other. A report that is withdrawn takes its questions along.
 */
@Component
public class Questions {

    /** As long as a short letter; a question that needs more is a telephone call. */
    public static final int MAX_WORDS = 2_000;

    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Questions(
            TransactionTemplate transaction,
            JdbcClient jdbc,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * One question.
     *
     * @param reference the charity's own reference of the report; null while it is not known here
     */
    public record Question(
            UUID questionId,
            long number,
            String reportId,
            String partnerId,
            @Nullable String reference,
            String words,
            String actorKind,
            String actorId,
            Instant askedAt,
            @Nullable String answer,
            @Nullable Instant answeredAt) {
        @Override
        public String toString() {
            return "Question[" + questionId + "]";
        }
    }

    /** Asks; nothing when the case does not list the report. */
    public Optional<UUID> ask(Actor who, String caseId, String reportId, String words) {
        return Objects.requireNonNull(transaction.execute(status -> {
            UUID id = UUID.randomUUID();
            int added = jdbc.sql("""
                    insert into question (question_id, report_id, partner_id, words, actor_kind, actor_id, asked_at)
                    select :id, report_id, partner_id, :words, :kind, :actor, :now
                    from case_report where report_id = :reportId and case_id = :caseId""")
                    .param("id", id)
                    .param("words", words)
                    .param("kind", who.kind().name())
                    .param("actor", who.id())
                    .param("now", CaseStates.time(clock.instant()))
                    .param("reportId", reportId)
                    .param("caseId", caseId)
                    .update();
            if (added == 0) {
                return Optional.empty();
            }
            audit.note(
                    who, Act.QUESTION_ASKED, "case/" + caseId, Map.of("report", reportId, "question", id.toString()));
            return Optional.of(id);
        }));
    }

    /** What came of an answer. */
    public enum Answering {
        TAKEN,
        UNKNOWN,
        ANSWERED_ALREADY
    }

    /** A charity answers a question of its own. */
    public Answering answer(String partnerId, String keyId, UUID questionId, String answer) {
        return Objects.requireNonNull(transaction.execute(status -> {
            int taken = jdbc.sql("""
                    update question set answer = :answer, answered_with = :key, answered_at = :now
                    where question_id = :id and partner_id = :partner and answer is null""")
                    .param("answer", answer)
                    .param("key", partnerId + "/" + keyId)
                    .param("now", CaseStates.time(clock.instant()))
                    .param("id", questionId)
                    .param("partner", partnerId)
                    .update();
            if (taken == 0) {
                return find(partnerId, questionId).isPresent() ? Answering.ANSWERED_ALREADY : Answering.UNKNOWN;
            }
            jdbc.sql("""
                    select case_id from case_report natural join question where question_id = :id""")
                    .param("id", questionId)
                    .query(String.class)
                    .optional()
                    .ifPresent(caseId -> events.publishEvent(new CaseAnswered(caseId)));
            return Answering.TAKEN;
        }));
    }

    /** A page of a charity's questions before a number, the newest first. */
    public List<Question> page(String partnerId, boolean openOnly, long before, int max) {
        return jdbc.sql(SELECT + """
                where q.partner_id = :partner and q.number < :before and (not :open or q.answer is null)
                order by q.number desc limit :max""")
                .param("partner", partnerId)
                .param("before", before)
                .param("open", openOnly)
                .param("max", max)
                .query(Questions::question)
                .list();
    }

    Optional<Question> find(String partnerId, UUID questionId) {
        return jdbc.sql(SELECT + "where q.question_id = :id and q.partner_id = :partner")
                .param("id", questionId)
                .param("partner", partnerId)
                .query(Questions::question)
                .optional();
    }

    /** What was asked about these reports, the newest first. */
    public List<Question> about(Collection<String> reportIds, int max) {
        return jdbc.sql(SELECT + "where q.report_id = any(:ids::text[]) order by q.number desc limit :max")
                .param("ids", reportIds.toArray(String[]::new))
                .param("max", max)
                .query(Questions::question)
                .list();
    }

    private static final String SELECT = """
            select q.*, o.reference from question q left join report_original o on o.report_id = q.report_id
            """;

    private static Question question(ResultSet row, int number) throws SQLException {
        return new Question(
                row.getObject("question_id", UUID.class),
                row.getLong("number"),
                row.getString("report_id"),
                row.getString("partner_id"),
                row.getString("reference"),
                row.getString("words"),
                row.getString("actor_kind"),
                row.getString("actor_id"),
                CaseStates.instant(row.getTimestamp("asked_at")),
                row.getString("answer"),
                row.getTimestamp("answered_at") == null ? null : CaseStates.instant(row.getTimestamp("answered_at")));
    }
}
