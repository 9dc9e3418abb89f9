package org.forewarn.kit.limit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.forewarn.kit.limit.LimitProperties.Bounds;
import org.forewarn.kit.limit.LimitProperties.Share;

/** All policies of this service, as they are with its properties. */
final class Policies {

    /** What falls under nothing else: people and scripts that administer and look, not what streams. */
    static final Policy CALLS = new Policy("calls", 600, Duration.ofSeconds(60));

    private final Map<String, Policy> byName = new TreeMap<>();
    private final Map<String, Map<String, Share>> partners;
    private final List<LimitedPaths> longestFirst;

    /**
     * @param others policies that no path falls under: a handler takes their tokens itself
     * @throws IllegalArgumentException when properties name a policy that there is not: a misspelt limit limits nobody
     */
    Policies(List<LimitedPaths> paths, List<Policy> others, LimitProperties properties) {
        byName.put(CALLS.name(), CALLS);
        others.forEach(each -> byName.put(each.name(), each));
        paths.forEach(each -> byName.put(each.policy().name(), each.policy()));
        properties.policies().forEach((name, bounds) -> byName.put(name, bounds(name, bounds)));
        partners = properties.partners();
        partners.forEach((partner, shares) -> shares.keySet().forEach(this::policy));
        var sorted = new ArrayList<>(paths);
        sorted.sort(Comparator.comparingInt((LimitedPaths each) -> each.prefix().length())
                .reversed());
        longestFirst = List.copyOf(sorted);
    }

    private Policy bounds(String name, Bounds bounds) {
        return bounds.of(policy(name));
    }

    /** The names of all. */
    List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /** The name of the policy that a path falls under. */
    String nameFor(String path) {
        for (LimitedPaths each : longestFirst) {
            if (path.startsWith(each.prefix())) {
                return each.policy().name();
            }
        }
        return CALLS.name();
    }

    /** A policy as it is for one partner. */
    Policy policy(String name, String partnerId) {
        Policy policy = policy(name);
        Share share = partners.getOrDefault(partnerId, Map.of()).get(name);
        return share == null ? policy : policy.withQuota(share.quota());
    }

    private Policy policy(String name) {
        Policy policy = byName.get(name);
        if (policy == null) {
            throw new IllegalArgumentException("there is no limit named " + name + ", but " + byName.keySet());
        }
        return policy;
    }
}
