package org.forewarn.alert.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.forewarn.alert.audit.Act;
import org.forewarn.alert.audit.Actor;
import org.forewarn.alert.audit.Audit;
import org.forewarn.alert.warning.WarningState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Ends warnings whose time is over, and brings those before somebody whose time is nearly over. */
@Component
class Expiring {

    private static final int AT_ONCE = 100;

    private final TransactionTemplate transaction;
    private final Warnings warnings;
    private final Standings standings;
    private final Due due;
    private final Audit audit;

    Expiring(TransactionTemplate transaction, Warnings warnings, Standings standings, Due due, Audit audit) {
        this.transaction = transaction;
        this.warnings = warnings;
        this.standings = standings;
        this.due = due;
        this.audit = audit;
    }

    /** Which warnings are to be looked at. */
    @Component
    record Due(JdbcClient jdbc, DeskSettings settings, Clock clock) {

        /** Those whose time is over, and those whose time is nearly over and who want no attention yet. */
        List<UUID> next() {
            Instant now = clock.instant();
            return jdbc.sql("""
                    select warning_id from warning where state = 'issued' and (expires_at <= :now
                        or expires_at <= :soon and attention is null and not expiry_reviewed)
                    order by expires_at limit :max""")
                    .param("now", at(now))
                    .param(
                            "soon",
                            at(now.plus(Duration.ofHours(settings.current().reviewHours()))))
                    .param("max", AT_ONCE)
                    .query(UUID.class)
                    .list();
        }

        boolean isOver(WarningRow row) {
            return row.expires() != null && !clock.instant().isBefore(row.expires());
        }

        private static OffsetDateTime at(Instant time) {
            return time.atOffset(ZoneOffset.UTC);
        }
    }

    @Scheduled(initialDelayString = "PT20S", fixedDelayString = "PT30S")
    void look() {
        for (List<UUID> next = due.next(); !next.isEmpty(); next = due.next()) {
            next.forEach(this::look);
            if (next.size() < AT_ONCE) {
                return;
            }
        }
    }

    private void look(UUID warningId) {
        transaction.executeWithoutResult(status -> warnings.find(warningId).ifPresent(row -> {
            if (row.state() == WarningState.ISSUED && due.isOver(row)) {
                warnings.ended(warningId, row.revision(), "expired");
                audit.note(Actor.SYSTEM, Act.WARNING_EXPIRED, "warning/" + warningId, Map.of());
            }
            standings.refresh(warningId);
        }));
    }
}
