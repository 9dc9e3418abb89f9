package org.forewarn.matching.linkage;

import java.util.List;
import java.util.Map;

/**
 * What a record is compared by: the values of each attribute, such as two phones and a plate. An attribute without
 * values is missing, which is neither for nor against. The engine knows no more of a record than this.
 */
public record Features(Map<String, List<String>> values) {

    public Features {
        values = Map.copyOf(values);
    }

    /** In their order; empty when it is missing. */
    public List<String> of(String attribute) {
        return values.getOrDefault(attribute, List.of());
    }
}
