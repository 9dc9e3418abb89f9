package org.forewarn.benchmarks.incidents;

import java.util.LinkedHashMap;
import java.util.Map;
import org.forewarn.schemas.event.Report;
import org.forewarn.schemas.event.ReportEvent;
import org.forewarn.schemas.event.ReportEventKind;
import org.forewarn.schemas.sealing.Sealer;
import org.jspecify.annotations.Nullable;

/**
 * One event as the topic {@code reports} carries it, and what only its maker knows.
 *
 * @param offender who did it, truly
 * @param event without anything sealed: that needs the operator's keyset
 * @param isFirst whether the report was not there before
 * @param told null for a withdrawal
 * @param json the report in intake's own JSON form, on one line; null for a withdrawal
 */
public record IncidentEvent(
        String offender,
        ReportEvent event,
        boolean isFirst,
        @Nullable Told told,
        @Nullable String json) {

    public String reportId() {
        return event.getReportId();
    }

    public boolean isWithdrawal() {
        return event.getKind() == ReportEventKind.WITHDRAWN;
    }

    /** What the reporter wrote; null without a narrative. */
    public @Nullable String narrative() {
        return told == null ? null : told.narrative();
    }

    /** The event as intake publishes it: reporter and narrative under the keyset. */
    public ReportEvent sealed(Sealer sealer) {
        if (told == null) {
            return event;
        }
        Map<String, String> secret = new LinkedHashMap<>();
        if (told.reporter() != null) {
            secret.put("reporter", ReportJson.of(told.reporter()));
        }
        if (told.narrative() != null) {
            secret.put("narrative", told.narrative());
        }
        Report report = told.report();
        return new ReportEvent(
                event.getReportId(),
                event.getProvenance(),
                event.getKind(),
                event.getContentDigest(),
                new Report(
                        report.getConsent(),
                        report.getIncident(),
                        report.getSuspects(),
                        report.getIdentifiers(),
                        report.getVehicles(),
                        sealer.seal(event.getReportId(), secret)));
    }
}
