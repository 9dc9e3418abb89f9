package org.forewarn.matching.linkage;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** The tests a model file can name. Each is symmetric: it says the same of two records in either order. */
enum Resemblance {

    /** Some value is on both sides. */
    @JsonProperty("equal")
    EQUAL {
        @Override
        boolean holds(List<String> ones, List<String> others) {
            return ones.stream().anyMatch(others::contains);
        }
    };

    /** @param ones values of one record, at least one; {@code others} likewise */
    abstract boolean holds(List<String> ones, List<String> others);
}
