package org.forewarn.matching.linkage;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Derived attributes, in the order they are given: a later one may be made of an earlier one. */
final class Derivations {

    /** Values of one derived attribute: what is bounded here bounds keys and comparisons. */
    static final int MAX_VALUES = 64;

    private record Step(Derivation derivation, List<Transform> transforms) {}

    private final List<Step> steps;

    Derivations(List<Derivation> derivations) {
        this.steps = derivations.stream()
                .map(each ->
                        new Step(each, each.using().stream().map(Transform::of).toList()))
                .toList();
    }

    private Derivations(Collection<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    /** Only those that a wanted attribute is made by: what is made for blocking alone need not be made to compare. */
    Derivations towards(Set<String> wanted) {
        Set<String> sources = sources(wanted);
        return new Derivations(steps.stream()
                .filter(step -> sources.contains(step.derivation().name()))
                .toList());
    }

    private Set<String> sources(Set<String> wanted) {
        var sources = new HashSet<>(wanted);
        for (Step step : steps.reversed()) {
            if (sources.contains(step.derivation().name())) {
                sources.addAll(step.derivation().from());
            }
        }
        return sources;
    }

    Features applyTo(Features features) {
        if (steps.isEmpty()) {
            return features;
        }
        Map<String, List<String>> all = new LinkedHashMap<>(features.values());
        for (Step step : steps) {
            Set<String> values = new LinkedHashSet<>();
            for (String attribute : step.derivation().from()) {
                values.addAll(all.getOrDefault(attribute, List.of()));
            }
            for (Transform transform : step.transforms()) {
                values = applied(transform, values);
            }
            if (!values.isEmpty()) {
                all.put(
                        step.derivation().name(),
                        values.stream().limit(MAX_VALUES).toList());
            }
        }
        return new Features(all);
    }

    private static Set<String> applied(Transform transform, Set<String> values) {
        Set<String> applied = new LinkedHashSet<>();
        for (String value : values) {
            for (String one : transform.apply(value)) {
                if (!one.isEmpty() && applied.size() < MAX_VALUES) {
                    applied.add(one);
                }
            }
        }
        return applied;
    }
}
