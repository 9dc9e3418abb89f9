package org.forewarn.matching.check.serving;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import org.forewarn.matching.check.CheckKind;
import org.forewarn.schemas.event.CheckMatch;

/** What checks are counted by: kind, how much was given, what came of it. Every check that was understood counts once. */
final class CheckMeters {

    private final MeterRegistry meters;

    CheckMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    /** @param outcome known, unknown, too_many, limited or unavailable */
    void count(CheckKind kind, CheckMatch match, String outcome, Duration took) {
        Timer.builder("forewarn.matching.checks")
                .description("Checks by what came of them")
                .tag("kind", kind.word())
                .tag("match", match.name().toLowerCase(Locale.ROOT))
                .tag("outcome", outcome)
                .register(meters)
                .record(took);
    }
}
