package org.forewarn.matching.cases;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where an ended case leads. */
final class Succession {

    private Succession() {}

    /**
     * The case that took most of an ended case's reports; of several, the one with the report that named it, then the
     * first. Null: none is left.
     *
     * @param caseOf the case a report is in now; null: in none
     */
    static @Nullable String of(String endedId, Collection<String> reports, UnaryOperator<@Nullable String> caseOf) {
        Map<String, Long> taken = reports.stream()
                .map(caseOf)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(caseId -> caseId, TreeMap::new, Collectors.counting()));
        String ofItsName = caseOf.apply(endedId);
        return taken.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(entry -> entry.getKey().equals(ofItsName))
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse(null);
    }
}
