package org.forewarn.kit.limit;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * A limit that has a name: a token bucket that holds {@code quota} tokens and is refilled evenly, {@code quota} in each
 * window. Who has not called for a window may use the whole quota at once; nobody gets more than two quotas in any
 * window, nor more than one in the long run.
 *
 * <p>A bean of this type is a policy that no path falls under: a handler asks the {@link Limiter} for its tokens.
 *
 * @param name a word of lower-case letters, as it stands in headers and properties: {@code reports} is valid,
 *     {@code "Reports"} is not
 * @param quota tokens, 1 to 10,000,000
 * @param window whole seconds, 1 to 86,400: the header has no fractions
 */
public record Policy(String name, long quota, Duration window) {

    static final long MAX_QUOTA = 10_000_000;
    static final Duration MAX_WINDOW = Duration.ofDays(1);

    private static final Pattern NAME = Pattern.compile("[a-z]{1,30}");

    public Policy {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a word of lower-case letters: " + name);
        }
        if (quota < 1 || quota > MAX_QUOTA) {
            throw new IllegalArgumentException(
                    "the quota of " + name + " is from 1 to " + MAX_QUOTA + ", not " + quota);
        }
        if (window.compareTo(Duration.ofSeconds(1)) < 0 || window.compareTo(MAX_WINDOW) > 0 || window.getNano() != 0) {
            throw new IllegalArgumentException(
                    "the window of " + name + " is whole seconds, at most a day, not " + window);
        }
    }

    Policy withQuota(long other) {
        return new Policy(name, other, window);
    }
}
