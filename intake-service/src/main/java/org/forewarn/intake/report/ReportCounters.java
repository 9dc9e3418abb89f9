package org.forewarn.intake.report;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counts reports. {@code forewarn.intake.reports.received} counts every body that a charity with the right scope sent to
 * be accepted and that was read whole; {@code forewarn.intake.reports} counts what became of it. At rest,
 *
 * <pre>received = accepted + rejected + failed</pre>
 *
 * A withdrawal is counted by its own outcomes and not as received: withdrawn, withdrawal_rejected, withdrawal_failed.
 */
final class ReportCounters {

    static final String OUTCOMES = "forewarn.intake.reports";
    static final String RECEIVED = "forewarn.intake.reports.received";

    final Counter received;
    final Counter accepted;
    final Counter rejected;
    final Counter failed;
    final Counter withdrawn;
    final Counter withdrawalRejected;
    final Counter withdrawalFailed;

    ReportCounters(MeterRegistry meters) {
        received = Counter.builder(RECEIVED)
                .description("Reports that were read whole")
                .register(meters);
        accepted = outcome(meters, "accepted");
        rejected = outcome(meters, "rejected");
        failed = outcome(meters, "failed");
        withdrawn = outcome(meters, "withdrawn");
        withdrawalRejected = outcome(meters, "withdrawal_rejected");
        withdrawalFailed = outcome(meters, "withdrawal_failed");
    }

    private static Counter outcome(MeterRegistry meters, String outcome) {
        return Counter.builder(OUTCOMES)
                .description("What became of reports and withdrawals")
                .tag("outcome", outcome)
                .register(meters);
    }
}
