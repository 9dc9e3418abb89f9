package org.forewarn.matching.linkage;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model compares and where its records meet, before or without any weight.
 *
 * @param derived attributes made of others
 * @param blocking where records meet; nothing: every record meets every other
 * @param comparisons in the order the evidence is told
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Specification(List<Derivation> derived, List<BlockingRule> blocking, List<Comparison> comparisons) {

    public Specification(
            @Nullable List<Derivation> derived,
            @Nullable List<BlockingRule> blocking,
            @Nullable List<Comparison> comparisons) {
        this.derived = derived == null ? List.of() : List.copyOf(derived);
        this.blocking = blocking == null ? List.of() : List.copyOf(blocking);
        this.comparisons = comparisons == null ? List.of() : List.copyOf(comparisons);
        var names = new HashSet<String>();
        for (Comparison comparison : this.comparisons) {
            if (!names.add(comparison.name())) {
                throw new IllegalArgumentException("comparison " + comparison.name() + " is there twice");
            }
        }
        for (BlockingRule rule : this.blocking) {
            if (!names.add("blocking:" + rule.name())) {
                throw new IllegalArgumentException("blocking rule " + rule.name() + " is there twice");
            }
        }
    }
}
