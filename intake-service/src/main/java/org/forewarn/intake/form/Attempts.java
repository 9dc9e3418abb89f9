package org.forewarn.intake.form;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts keys that were not known, by network address. A key has 256 random bits, so this does not protect keys: it
 * keeps a programme that tries them from making noise for ever. A good key is taken whatever was tried before it, so
 * nobody can be shut out by somebody who shares their address.
 */
final class Attempts {

    static final int PER_WINDOW = 10;
    static final Duration WINDOW = Duration.ofMinutes(5);

    /** Addresses remembered; the ones not heard of for longest go first. */
    static final int MAX_ADDRESSES = 10_000;

    /** A household or a phone has an IPv6 network of this many bytes to itself. */
    private static final int IPV6_NETWORK_BYTES = 8;

    private static final int IPV4_BYTES = 4;

    private record Count(Instant since, int failures) {}

    private final Clock clock;
    private final Map<String, Count> counts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > MAX_ADDRESSES;
        }
    };

    Attempts(Clock clock) {
        this.clock = clock;
    }

    /** Notes a failure; false when there were too many of them from there. */
    synchronized boolean failed(InetAddress from) {
        Instant now = clock.instant();
        Count count = counts.merge(
                network(from),
                new Count(now, 1),
                (old, fresh) -> now.isAfter(old.since().plus(WINDOW))
                        ? fresh
                        : new Count(old.since(), Math.min(old.failures() + 1, PER_WINDOW + 1)));
        return count.failures() <= PER_WINDOW;
    }

    private static String network(InetAddress address) {
        byte[] bytes = address.getAddress();
        return HexFormat.of().formatHex(bytes.length == IPV4_BYTES ? bytes : Arrays.copyOf(bytes, IPV6_NETWORK_BYTES));
    }
}
