package org.forewarn.alert.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.forewarn.alert.warning.Attention;
import org.forewarn.alert.warning.Attention.Situation;
import org.forewarn.alert.warning.WarningContent;
import org.forewarn.alert.warning.WarningSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where a warning stands in the queue: why it is to be looked at, how pressing that is, since when and until when. Worked
 * out anew in each transaction that changes one.
 */
@Component
class Standings {

    private final JdbcClient jdbc;
    private final Warnings warnings;
    private final Approvals approvals;
    private final DeskSettings settings;
    private final Clock clock;

    Standings(JdbcClient jdbc, Warnings warnings, Approvals approvals, DeskSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.warnings = warnings;
        this.approvals = approvals;
        this.settings = settings;
        this.clock = clock;
    }

    /** After a change, in its transaction. */
    void refresh(UUID warningId) {
        warnings.find(warningId).ifPresent(this::refresh);
    }

    private void refresh(WarningRow row) {
        WarningSettings now = settings.current();
        Optional<Attention> attention = Attention.of(new Situation(
                row.state(),
                row.flagged(),
                approvals.of(row.warningId(), row.version()).size(),
                row.hasNews(),
                expiresSoon(row, now)));
        WarningContent content = row.proposed();
        jdbc.sql("""
                update warning set severity = :severity, certainty = :certainty, urgency = :urgency,
                    counties = :counties::text[], headline = :headline, reports = :reports, charities = :charities,
                    rank = :rank,
                    waiting_since = case when :attention::text is null then null
                        else coalesce(case when attention = :attention then waiting_since end, :now) end,
                    due_at = case when :attention::text is null then null
                        else coalesce(case when attention = :attention then waiting_since end, :now)
                            + make_interval(mins => :minutes) end,
                    attention = :attention
                where warning_id = :id""")
                .param("severity", content.severity().name())
                .param("certainty", content.certainty().name())
                .param("urgency", content.urgency().name())
                .param("counties", Warnings.sorted(content.counties()))
                .param("headline", content.texts().getFirst().headline())
                .param("reports", content.reportIds().size())
                .param("charities", content.charities())
                .param(
                        "rank",
                        attention
                                .map(each -> each.rank(content.severity(), content.certainty(), content.urgency()))
                                .orElse(0))
                .param("attention", attention.map(Attention::code).orElse(null))
                .param("minutes", minutes(attention, content, now))
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("id", row.warningId())
                .update();
    }

    /** A flag is as pressing as the gravest draft. */
    private static int minutes(Optional<Attention> attention, WarningContent content, WarningSettings settings) {
        boolean flag = attention.map(Attention::isFlag).orElse(false);
        return settings.serviceLevel(flag ? org.forewarn.schemas.event.Severity.EXTREME : content.severity());
    }

    private boolean expiresSoon(WarningRow row, WarningSettings settings) {
        Instant expires = row.expires();
        return expires != null
                && !row.expiryReviewed()
                && !clock.instant().isBefore(expires.minus(Duration.ofHours(settings.reviewHours())));
    }
}
