package org.forewarn.alert.campaign;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.forewarn.schemas.event.Severity;
import org.forewarn.schemas.event.Warning;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people were told lately, from the marks: a page of them in one query. */
@Component
class PastTelling {

    private static final Duration DAY = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final CampaignProperties properties;
    private final Clock clock;

    PastTelling(JdbcClient jdbc, CampaignProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Of each of these people who was told anything; others are missing. The revision that is being told does not count: a
     * page may be written again.
     */
    Map<UUID, Past> of(Warning warning, Collection<UUID> recipientIds) {
        Instant now = clock.instant();
        Duration back = properties.caseGap().compareTo(DAY) > 0 ? properties.caseGap() : DAY;
        var past = new HashMap<UUID, Past>();
        jdbc.sql("""
                select d.recipient_id,
                    max(d.attempted_at) filter (where w.case_id = :case and d.attempted_at > :gap) as told,
                    (array_agg(m.content ->> 'severity' order by d.attempted_at desc)
                        filter (where w.case_id = :case and d.attempted_at > :gap))[1] as severity,
                    count(distinct d.warning_id)
                        filter (where m.content ->> 'lane' = 'ROUTINE' and d.attempted_at > :day) as routine
                from delivery d
                join warning w using (warning_id)
                join warning_message m on m.warning_id = d.warning_id and m.revision = d.revision
                where d.recipient_id = any(:ids::uuid[]) and d.attempted_at > :since
                    and d.state in ('attempting', 'submitted', 'delivered')
                    and not (d.warning_id = :warning and d.revision = :revision)
                group by d.recipient_id""")
                .param("case", warning.getCaseId())
                .param("warning", UUID.fromString(warning.getWarningId()))
                .param("revision", warning.getRevision())
                .param("gap", at(now.minus(properties.caseGap())))
                .param("day", at(now.minus(DAY)))
                .param("since", at(now.minus(back)))
                .param("ids", recipientIds.stream().map(UUID::toString).toArray(String[]::new))
                .query(row -> {
                    OffsetDateTime told = row.getObject("told", OffsetDateTime.class);
                    String severity = row.getString("severity");
                    past.put(
                            row.getObject("recipient_id", UUID.class),
                            new Past(
                                    told == null ? null : told.toInstant(),
                                    told == null || severity == null ? null : Severity.valueOf(severity),
                                    row.getInt("routine")));
                });
        return past;
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
