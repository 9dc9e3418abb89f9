package org.forewarn.matching.enrichment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.forewarn.matching.linkage.Features;
import org.jspecify.annotations.Nullable;

/** Features in the making: distinct values in the order they came. */
final class FeatureList {

    /**
     * Per attribute. A report has at most some tens of identifiers; a whole plate has ten parts, and comparing two reports
     * costs the product of their values.
     */
    private static final int MAX_VALUES = 128;

    private final Map<String, Set<String>> values = new LinkedHashMap<>();

    void add(String attribute, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            Set<String> known = values.computeIfAbsent(attribute, none -> new LinkedHashSet<>());
            if (known.size() < MAX_VALUES) {
                known.add(value);
            }
        }
    }

    void add(String attribute, Collection<String> several) {
        several.forEach(value -> add(attribute, value));
    }

    Features features() {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        values.forEach((attribute, known) -> lists.put(attribute, new ArrayList<>(known)));
        return new Features(lists);
    }
}
