package org.forewarn.alert.casefile.web;

import java.time.Duration;
import java.time.Instant;
import org.forewarn.schemas.event.Urgency;

/**
 * How fresh a case is now. A case's own urgency is as of its newest report; readers age it by its last incident, by the
 * same bounds ({@code docs/cases-content.md}).
 */
final class Urgencies {

    private static final Duration IMMEDIATE = Duration.ofDays(3);
    private static final Duration EXPECTED = Duration.ofDays(30);
    private static final Duration FUTURE = Duration.ofDays(365);

    private Urgencies() {}

    static Urgency aged(Instant lastIncident, Instant now) {
        Duration since = Duration.between(lastIncident, now);
        if (since.compareTo(IMMEDIATE) <= 0) {
            return Urgency.IMMEDIATE;
        }
        if (since.compareTo(EXPECTED) <= 0) {
            return Urgency.EXPECTED;
        }
        return since.compareTo(FUTURE) <= 0 ? Urgency.FUTURE : Urgency.PAST;
    }
}
