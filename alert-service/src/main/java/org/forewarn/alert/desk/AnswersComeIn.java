package org.forewarn.alert.desk;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.forewarn.alert.queue.CaseAnswered;
import org.forewarn.alert.warning.Attention;
import org.forewarn.alert.warning.WarningContent;
import org.forewarn.alert.warning.WarningState;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * An answer of a charity puts the case's warning before a person: as for an update, because that is what it may lead to.
 * One that waits already waits for its own reason; the case shows the answer to whoever looks.
 */
@Component
class AnswersComeIn {

    private final JdbcClient jdbc;
    private final Warnings warnings;
    private final DeskSettings settings;
    private final Clock clock;

    AnswersComeIn(JdbcClient jdbc, Warnings warnings, DeskSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.warnings = warnings;
        this.settings = settings;
        this.clock = clock;
    }

    @EventListener
    void on(CaseAnswered answered) {
        warnings.ofCase(answered.caseId())
                .filter(row -> row.state() == WarningState.ISSUED || row.state() == WarningState.REJECTED)
                .ifPresent(this::raise);
    }

    private void raise(WarningRow row) {
        WarningContent content = row.proposed();
        Instant now = clock.instant();
        jdbc.sql("""
                update warning set attention = :attention, rank = :rank, waiting_since = :now,
                    due_at = :now::timestamptz + make_interval(mins => :minutes)
                where warning_id = :id and attention is null""")
                .param("attention", Attention.UPDATE.code())
                .param("rank", Attention.UPDATE.rank(content.severity(), content.certainty(), content.urgency()))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("minutes", settings.current().serviceLevel(content.severity()))
                .param("id", row.warningId())
                .update();
    }
}
