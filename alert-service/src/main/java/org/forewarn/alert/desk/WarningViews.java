package org.forewarn.alert.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.forewarn.alert.warning.WarningContent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Warnings as the API shows them, newest first. */
@Component
class WarningViews {

    private static final String SELECT = """
            select w.warning_id, w.number, w.case_id, w.state, w.absorbed_by, w.version, w.revision, w.needs_review,
                w.proposed, m.sent, m.expires, m.content
            from warning w left join warning_message m on (m.warning_id, m.revision) = (w.warning_id, w.revision)
            """;

    private final JdbcClient jdbc;

    WarningViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Who looks: whoever runs the desk sees drafts and cases; a partner what was issued, as far as the feed for partners
     * shows it, which asks the reporters' consents.
     *
     * @param partnerId null: the desk
     */
    record Eyes(@Nullable String partnerId) {

        static final Eyes DESK = new Eyes(null);

        boolean isDesk() {
            return partnerId == null;
        }
    }

    private static final String SEEN = """
            (:desk or exists (select 1 from feed_warning f
                where f.warning_id = w.warning_id and f.revision >= w.revision and f.open_to in ('*', :partner)))""";

    /** A page of those before a number, newest first. */
    List<WarningView> page(Eyes eyes, long before, int max) {
        List<WarningView> page = jdbc.sql(SELECT + """
                where w.number < :before and """ + SEEN + " order by w.number desc limit :max")
                .param("before", before)
                .param("desk", eyes.isDesk())
                .param("partner", eyes.partnerId())
                .param("max", max)
                .query(rows(eyes, false))
                .list();
        return withOutcomes(page);
    }

    Optional<WarningView> find(Eyes eyes, UUID warningId) {
        List<WarningView> found = jdbc.sql(SELECT + "where w.warning_id = :id and " + SEEN)
                .param("id", warningId)
                .param("desk", eyes.isDesk())
                .param("partner", eyes.partnerId())
                .query(rows(eyes, true))
                .list();
        return withOutcomes(found).stream().findFirst();
    }

    private List<WarningView> withOutcomes(List<WarningView> views) {
        if (views.isEmpty()) {
            return views;
        }
        var outcomes = new HashMap<UUID, Map<String, Map<String, Long>>>();
        jdbc.sql("""
                select warning_id, channel, outcome, sum(messages) as messages from outcome_count
                where warning_id in (:ids) group by warning_id, channel, outcome""")
                .param("ids", views.stream().map(WarningView::warningId).toList())
                .query(row -> {
                    outcomes.computeIfAbsent(row.getObject("warning_id", UUID.class), id -> new TreeMap<>())
                            .computeIfAbsent(row.getString("channel"), channel -> new TreeMap<>())
                            .put(row.getString("outcome"), row.getLong("messages"));
                });
        return views.stream()
                .map(view -> with(view, outcomes.getOrDefault(view.warningId(), Map.of())))
                .toList();
    }

    private static WarningView with(WarningView view, Map<String, Map<String, Long>> outcomes) {
        return new WarningView(
                view.warningId(),
                view.number(),
                view.caseId(),
                view.state(),
                view.absorbedBy(),
                view.version(),
                view.revision(),
                view.sent(),
                view.expires(),
                view.needsReview(),
                view.issued(),
                view.proposed(),
                outcomes);
    }

    private static RowMapper<WarningView> rows(Eyes eyes, boolean whole) {
        boolean desk = eyes.isDesk();
        return (row, number) -> new WarningView(
                row.getObject("warning_id", UUID.class),
                row.getLong("number"),
                desk ? row.getString("case_id") : null,
                row.getString("state"),
                row.getObject("absorbed_by", UUID.class),
                desk ? row.getInt("version") : null,
                row.getInt("revision"),
                instant(row, "sent"),
                instant(row, "expires"),
                row.getString("needs_review"),
                issued(row.getString("content"), desk, whole),
                desk && whole ? ContentJson.read(row.getString("proposed")) : null,
                Map.of());
    }

    private static @Nullable Object issued(@Nullable String json, boolean desk, boolean whole) {
        if (json == null) {
            return null;
        }
        WarningContent content = ContentJson.read(json);
        if (!whole) {
            return WarningView.Summary.of(content);
        }
        return desk ? content : content.withoutReports();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
