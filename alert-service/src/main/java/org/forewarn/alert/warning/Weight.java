package org.forewarn.alert.warning;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.stream.Collectors;
import org.forewarn.schemas.event.Certainty;
import org.forewarn.schemas.event.Severity;
import org.forewarn.schemas.event.Urgency;

/** How bad, how sure and how pressing, of the reports that a warning rests on and of no others. */
final class Weight {

    private static final int MANY_CHARITIES = 3;
    private static final int MANY_OF_ONE = 3;
    private static final int IMMEDIATE_DAYS = 3;
    private static final int EXPECTED_DAYS = 30;
    private static final int FUTURE_DAYS = 365;

    private Weight() {}

    static Severity worst(Collection<CaseReport> reports) {
        return reports.stream()
                .map(CaseReport::severity)
                .min(Severity::compareTo)
                .orElse(Severity.UNKNOWN);
    }

    /** By reports at first hand, as the contract of cases has it (docs/cases-content.md). */
    static Certainty certainty(Collection<CaseReport> reports) {
        var firsthand = reports.stream().filter(CaseReport::firsthand).toList();
        int charities = charities(firsthand);
        if (charities >= MANY_CHARITIES) {
            return Certainty.OBSERVED;
        }
        return charities > 1 || firsthand.size() >= MANY_OF_ONE ? Certainty.LIKELY : Certainty.POSSIBLE;
    }

    /** From the last incident until now: what was immediate a month ago is not now. */
    static Urgency urgency(Collection<CaseReport> reports, Instant now) {
        long days = daysSinceLast(reports, now);
        if (days <= IMMEDIATE_DAYS) {
            return Urgency.IMMEDIATE;
        }
        if (days <= EXPECTED_DAYS) {
            return Urgency.EXPECTED;
        }
        return days <= FUTURE_DAYS ? Urgency.FUTURE : Urgency.PAST;
    }

    static long daysSinceLast(Collection<CaseReport> reports, Instant now) {
        return reports.stream()
                .map(report -> Duration.between(report.last(), now).toDays())
                .min(Long::compareTo)
                .orElse(Long.MAX_VALUE);
    }

    static int charities(Collection<CaseReport> reports) {
        return reports.stream()
                .map(CaseReport::partnerId)
                .collect(Collectors.toSet())
                .size();
    }
}
