package org.forewarn.kit.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.forewarn.kit.limit.Taking.Refused;
import org.forewarn.kit.limit.Taking.Taken;

/**
 * What one partner may take by one policy. The header fields are those of draft-ietf-httpapi-ratelimit-headers-11: the
 * policy's never changes, so it is written once.
 */
final class Allowance {

    private static final long NANOS_OF_SECOND = 1_000_000_000;

    private final Policy policy;
    private final Bucket bucket;
    private final String quoted;
    private final String policyField;

    Allowance(Policy policy, TimeMeter time) {
        this.policy = policy;
        this.bucket = Bucket.builder()
                .addLimit(limit -> limit.capacity(policy.quota()).refillGreedy(policy.quota(), policy.window()))
                .withCustomTimePrecision(time)
                .build();
        this.quoted = "\"" + policy.name() + "\"";
        this.policyField =
                quoted + ";q=" + policy.quota() + ";w=" + policy.window().toSeconds();
    }

    Taking take(long tokens) {
        if (tokens > policy.quota()) {
            throw new IllegalArgumentException(
                    tokens + " tokens at once are more than the quota of " + policy.name() + " ever holds");
        }
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(tokens);
        return probe.isConsumed()
                ? new Taken(probe.getRemainingTokens(), Duration.ofNanos(probe.getNanosToWaitForReset()))
                : new Refused(probe.getRemainingTokens(), Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    void giveBack(long tokens) {
        bucket.addTokens(tokens);
    }

    /** Parks until they are taken; at once false when that would take longer. */
    boolean await(long tokens, Duration atMost) throws InterruptedException {
        return bucket.asBlocking().tryConsume(tokens, atMost);
    }

    long quota() {
        return policy.quota();
    }

    /** Whether it is as good as new, so that nothing is lost with it. */
    boolean isWhole() {
        return bucket.getAvailableTokens() >= policy.quota();
    }

    /** {@code RateLimit-Policy: "reports";q=10000;w=60}. */
    String policyField() {
        return policyField;
    }

    /**
     * {@code RateLimit: "reports";r=123;t=5}: count on no more than r in the next t seconds. After a refusal those are the
     * seconds of Retry-After, which must not end before them.
     */
    String field(Taking taking) {
        return switch (taking) {
            case Taken(long remaining, Duration wholeIn) -> quoted + ";r=" + remaining + ";t=" + seconds(wholeIn);
            case Refused(long remaining, Duration after) -> quoted + ";r=" + remaining + ";t=" + seconds(after);
        };
    }

    /** Rounded up: who waits so long does not come too early. */
    static long seconds(Duration duration) {
        return Math.max(1, Math.ceilDiv(duration.toNanos(), NANOS_OF_SECOND));
    }
}
