package org.forewarn.matching.linkage;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one side of two records is compared: the first of its levels that holds says how many bits it is for (positive)
 * or against (negative) both being about the same person. When none holds, or the values are missing, it says nothing.
 *
 * @param name what the evidence is called
 * @param attribute the attribute its levels read unless they name their own
 * @param ordered whether each level is nearer than the next, so that it may never weigh less (true unless told)
 * @param graded whether its levels are steps of one distance, so that bits change gradually between the middles of two
 *     steps (false unless told); {@link Grading} says how
 * @param when it is asked only of records of which this holds: what another comparison says already must not be said
 *     again, so what depends on it is estimated within it (as how often two accents are the same <em>in one place</em>)
 * @param unless it is asked only where this does not hold, or cannot be told
 * @param levels from the closest resemblance to the least
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Comparison(
        String name,
        String attribute,
        @Nullable Boolean ordered,
        @Nullable Boolean graded,
        @Nullable Condition when,
        @Nullable Condition unless,
        List<Level> levels) {

    /** A pattern of levels is kept in bytes; a comparison of more levels would be read by nobody. */
    static final int MAX_LEVELS = 64;

    public Comparison {
        if (name == null || attribute == null || levels == null) {
            throw new IllegalArgumentException("a comparison wants name, attribute and levels");
        }
        if (levels.isEmpty() || levels.size() > MAX_LEVELS) {
            throw new IllegalArgumentException(
                    "comparison " + name + " wants 1 to " + MAX_LEVELS + " levels, not " + levels.size());
        }
        if (when != null && unless != null) {
            throw new IllegalArgumentException("comparison " + name + " wants one of when and unless, not both");
        }
        levels = List.copyOf(levels);
    }

    boolean monotone() {
        return ordered == null || ordered;
    }

    boolean isGraded() {
        return graded != null && graded;
    }

    Comparison with(List<Level> estimated) {
        return new Comparison(name, attribute, ordered, graded, when, unless, estimated);
    }
}
