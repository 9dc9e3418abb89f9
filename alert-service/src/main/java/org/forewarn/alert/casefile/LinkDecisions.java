package org.forewarn.alert.casefile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.forewarn.alert.audit.Actor;
import org.forewarn.alert.outbox.Letter;
import org.forewarn.alert.outbox.Outbox;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.LinkDecision;
import org.forewarn.schemas.event.LinkVerdict;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reviewers' words on pairs of reports, and which of them the topic link-decisions does not have yet. */
@Component
public class LinkDecisions implements Outbox<LinkDecisions.Row> {

    private static final long PUBLISHING = 0x666f7265_6c696e6bL;
    private static final String COLUMNS = """
            decision_id, left_report, right_report, verdict, reason, case_id, actor_kind, actor_id, decided_at,
            published_at is not null as published""";

    private final JdbcClient jdbc;
    private final Clock clock;

    LinkDecisions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One decision.
     *
     * @param actorId of the member of staff, or a key's {@code partnerId/keyId}
     * @param published whether matching can know of it
     */
    public record Row(
            long decisionId,
            String left,
            String right,
            Verdict verdict,
            String reason,
            String caseId,
            String actorKind,
            String actorId,
            Instant at,
            boolean published) {}

    /** Keeps one; its id and time are given here. */
    long add(Pair pair, Verdict verdict, Reason reason, String caseId, Actor who) {
        return jdbc.sql("""
                insert into link_decision (left_report, right_report, verdict, reason, case_id, actor_kind, actor_id,
                    decided_at)
                values (:left, :right, :verdict, :reason, :caseId, :kind, :actor, :now) returning decision_id""")
                .param("left", pair.left())
                .param("right", pair.right())
                .param("verdict", verdict.code())
                .param("reason", reason.code())
                .param("caseId", caseId)
                .param("kind", who.kind().name())
                .param("actor", who.id())
                .param("now", CaseStates.time(clock.instant()))
                .query(Long.class)
                .single();
    }

    /** What holds for a pair: its newest word, unless that took the one before back. */
    Optional<Row> standing(Pair pair) {
        return jdbc.sql("select " + COLUMNS + " " + """
                from link_decision where left_report = :left and right_report = :right
                order by decision_id desc limit 1""")
                .param("left", pair.left())
                .param("right", pair.right())
                .query(LinkDecisions::row)
                .optional()
                .filter(row -> row.verdict() != Verdict.NONE);
    }

    /** What was ever decided about any of these reports, the newest first. */
    public List<Row> of(Collection<String> reportIds, int max) {
        return jdbc.sql("select " + COLUMNS + " " + """
                from link_decision
                where left_report = any(:ids::text[]) or right_report = any(:ids::text[])
                order by decision_id desc limit :max""")
                .param("ids", reportIds.toArray(String[]::new))
                .param("max", max)
                .query(LinkDecisions::row)
                .list();
    }

    @Override
    public String name() {
        return "link decisions";
    }

    @Override
    public long lock() {
        return PUBLISHING;
    }

    @Override
    public List<Row> unpublished(int max) {
        return jdbc.sql("select " + COLUMNS + " " + """
                from link_decision where published_at is null order by decision_id limit :max""")
                .param("max", max)
                .query(LinkDecisions::row)
                .list();
    }

    @Override
    public Letter letter(Row row) {
        String key = row.left() + "|" + row.right();
        LinkDecision record =
                switch (row.verdict()) {
                    case NONE -> null;
                    case SAME -> record(row, LinkVerdict.SAME);
                    case NOT_SAME -> record(row, LinkVerdict.NOT_SAME);
                };
        return new Letter(Topics.LINK_DECISIONS.name(), key, record);
    }

    private static LinkDecision record(Row row, LinkVerdict verdict) {
        return LinkDecision.newBuilder()
                .setLeft(row.left())
                .setRight(row.right())
                .setVerdict(verdict)
                .setWho(row.actorId())
                .setWhen(row.at())
                .setWhy(row.reason())
                .build();
    }

    @Override
    public void published(List<Row> rows) {
        jdbc.sql("update link_decision set published_at = :now where decision_id = any(:ids::bigint[])")
                .param("now", CaseStates.time(clock.instant()))
                .param("ids", rows.stream().map(Row::decisionId).toArray(Long[]::new))
                .update();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getLong("decision_id"),
                row.getString("left_report"),
                row.getString("right_report"),
                Verdict.of(row.getString("verdict")).orElseThrow(),
                row.getString("reason"),
                row.getString("case_id"),
                row.getString("actor_kind"),
                row.getString("actor_id"),
                CaseStates.instant(row.getTimestamp("decided_at")),
                row.getBoolean("published"));
    }
}
