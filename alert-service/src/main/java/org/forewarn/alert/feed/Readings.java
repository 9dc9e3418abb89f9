package org.forewarn.alert.feed;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.forewarn.alert.audit.Act;
import org.forewarn.alert.audit.Actor;
import org.forewarn.alert.audit.Audit;
import org.forewarn.kit.access.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Audits who read what. A feed is polled every minute or so: what one key reads of one subject within an hour is one act.
 * Which revisions it was handed is kept exactly, by {@link Transfers}.
 */
@Component
class Readings {

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    Readings(JdbcClient jdbc, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param subject such as {@code feed/warnings} */
    void note(Caller caller, String subject, Map<String, String> details) {
        boolean first = jdbc.sql("""
                insert into feed_reading (hour, partner_id, key_id, subject)
                values (:hour, :partnerId, :keyId, :subject) on conflict do nothing""")
                        .param("hour", at(clock.instant().truncatedTo(ChronoUnit.HOURS)))
                        .param("partnerId", caller.partnerId())
                        .param("keyId", caller.keyId())
                        .param("subject", subject)
                        .update()
                == 1;
        if (first) {
            audit.note(Actor.key(caller.partnerId(), caller.keyId()), Act.FEED_READ, subject, details);
        }
    }

    /** An hour that is over is in the audit; two are kept for clocks that differ. */
    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    void forget() {
        jdbc.sql("delete from feed_reading where hour < :before")
                .param("before", at(clock.instant().minus(2, ChronoUnit.HOURS)))
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
