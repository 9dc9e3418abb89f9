package org.forewarn.kit.limit;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.forewarn.kit.limit.Taking.Refused;

/**
 * Says how much of a limit is left to a partner. It counts in this instance's memory only: behind n instances, a partner
 * that reaches all of them evenly gets n times its quota.
 */
public final class Limiter {

    /**
     * Allowances of one policy that are kept before those that are whole again are dropped. Only known callers have one, so
     * there are never more than this and the partners that called within the last window.
     */
    private static final int KEPT = 1_000;

    private final Policies policies;
    private final TimeMeter time;
    private final Map<String, ConcurrentHashMap<String, Allowance>> allowances = new HashMap<>();
    private final Map<String, Counter> refused = new HashMap<>();

    Limiter(Policies policies, TimeMeter time, MeterRegistry meters) {
        this.policies = policies;
        this.time = time;
        for (String name : policies.names()) {
            allowances.put(name, new ConcurrentHashMap<>());
            refused.put(
                    name,
                    Counter.builder("forewarn.limits.refused")
                            .description("Times a partner asked for more than its limit allows")
                            .tag("policy", name)
                            .register(meters));
        }
    }

    /**
     * Takes tokens, or none.
     *
     * @param policy the name of one
     * @param tokens 1 to the partner's {@link #quota}
     */
    public Taking take(String policy, String partnerId, long tokens) {
        return take(allowance(policy, partnerId), policy, tokens);
    }

    /**
     * Takes tokens as soon as they are there, parking the thread, which is to be a virtual one. Who waits is served in
     * order; meanwhile nothing is left for others of the same partner. More tokens than a quota are taken in pieces, and
     * what was taken is not given back when the time is over.
     *
     * @return false when they would not be there in time, which is known before waiting for them
     */
    public boolean awaitTokens(String policy, String partnerId, long tokens, Duration atMost)
            throws InterruptedException {
        Allowance allowance = allowance(policy, partnerId);
        long until = System.nanoTime() + atMost.toNanos();
        for (long left = tokens; left > 0; left -= allowance.quota()) {
            Duration wait = Duration.ofNanos(Math.max(1, until - System.nanoTime()));
            if (!allowance.await(Math.min(left, allowance.quota()), wait)) {
                count(policy);
                return false;
            }
        }
        return true;
    }

    /** Gives tokens back that were taken for what then could not be done; never more than the quota is there. */
    public void giveBack(String policy, String partnerId, long tokens) {
        allowance(policy, partnerId).giveBack(tokens);
    }

    /** The most tokens that a partner can take at once. */
    public long quota(String policy, String partnerId) {
        return allowance(policy, partnerId).quota();
    }

    Taking take(Allowance allowance, String policy, long tokens) {
        Taking taking = allowance.take(tokens);
        if (taking instanceof Refused) {
            count(policy);
        }
        return taking;
    }

    Allowance allowance(String policy, String partnerId) {
        ConcurrentHashMap<String, Allowance> ofPolicy = allowances.get(policy);
        if (ofPolicy == null) {
            throw new IllegalArgumentException("there is no limit named " + policy);
        }
        Allowance known = ofPolicy.get(partnerId);
        return known == null ? added(ofPolicy, policy, partnerId) : known;
    }

    private Allowance added(ConcurrentHashMap<String, Allowance> ofPolicy, String policy, String partnerId) {
        if (ofPolicy.size() >= KEPT) {
            // one that somebody takes from at this very moment may lose that: a token more for a partner that was idle
            ofPolicy.values().removeIf(Allowance::isWhole);
        }
        return ofPolicy.computeIfAbsent(partnerId, id -> new Allowance(policies.policy(policy, id), time));
    }

    /** How many allowances of a policy are held in memory. */
    int kept(String policy) {
        return allowances.getOrDefault(policy, new ConcurrentHashMap<>()).size();
    }

    private void count(String policy) {
        Counter counter = refused.get(policy);
        if (counter != null) {
            counter.increment();
        }
    }
}
