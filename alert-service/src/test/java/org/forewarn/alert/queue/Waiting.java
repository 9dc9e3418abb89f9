package org.forewarn.alert.queue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts warnings that wait into the database, as the desk's own code writes them. */
public final class Waiting {

    private Waiting() {}

    /** A warning that waits. */
    public record Warning(
            String caseId,
            String attention,
            int rank,
            Instant since,
            Instant due,
            String severity,
            String headline,
            String[] counties,
            @Nullable UUID takenBy) {}

    public static UUID add(JdbcClient jdbc, Warning warning) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into warning (warning_id, case_id, state, proposed, created_at, changed_at, attention, rank,
                    waiting_since, due_at, taken_by, taken_at, severity, certainty, urgency, counties, headline,
                    reports, charities)
                values (:id, :caseId, 'drafted', '{}', :since, :since, :attention, :rank, :since, :due, :takenBy,
                    case when :takenBy::uuid is null then null else :since end, :severity, 'LIKELY', 'EXPECTED',
                    :counties, :headline, 3, 2)""")
                .param("id", id)
                .param("caseId", warning.caseId())
                .param("since", warning.since().atOffset(ZoneOffset.UTC))
                .param("due", warning.due().atOffset(ZoneOffset.UTC))
                .param("attention", warning.attention())
                .param("rank", warning.rank())
                .param("takenBy", warning.takenBy())
                .param("severity", warning.severity())
                .param("counties", warning.counties())
                .param("headline", warning.headline())
                .update();
        return id;
    }
}
