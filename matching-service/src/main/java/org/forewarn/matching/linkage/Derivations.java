package org.forewarn.matching.linkage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Derived attributes, in the order they are given: a later one may be made of an earlier one. */
final class Derivations {

    /** Values of one derived attribute: what is bounded here bounds keys and comparisons. */
    static final int MAX_VALUES = 64;

    private record Step(Derivation derivation, List<Transform> transforms) {}

    private final List<Step> steps;

    Derivations(List<Derivation> derivations) {
        this.steps = derivations.stream()
                .map(each -> new Step(
                        each, each.using().stream().map(Transform::of).toList()))
                .toList();
    }

    Features applyTo(Features features) {
        if (steps.isEmpty()) {
            return features;
        }
        Map<String, List<String>> all = new LinkedHashMap<>(features.values());
        for (Step step : steps) {
            List<String> values = new ArrayList<>();
            for (String attribute : step.derivation().from()) {
                values.addAll(all.getOrDefault(attribute, List.of()));
            }
            for (Transform transform : step.transforms()) {
                values = values.stream()
                        .flatMap(value -> transform.apply(value).stream())
                        .filter(value -> !value.isEmpty())
                        .distinct()
                        .limit(MAX_VALUES)
                        .toList();
            }
            if (!values.isEmpty()) {
                all.put(step.derivation().name(), values.stream().distinct().limit(MAX_VALUES).toList());
            }
        }
        return new Features(all);
    }
}
