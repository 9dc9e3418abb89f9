package org.forewarn.matching.linkage;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What must hold of two records: either one test, or all or any of several conditions. A test of values that are
 * missing is neither true nor false.
 *
 * @param test what is asked; or nothing, when there is {@code all} or {@code any}
 * @param attribute of which attribute; nothing: that of the comparison
 * @param against the attribute on the other side, when it is another: it is enough that one direction holds
 * @param both with {@code against}: both directions must hold, as of two names in each other's place
 * @param atLeast bound of a similarity
 * @param atMost bound of a distance
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Condition(
        @Nullable Measure test,
        @Nullable String attribute,
        @Nullable String against,
        @Nullable Boolean both,
        @Nullable Double atLeast,
        @Nullable Double atMost,
        @Nullable List<Condition> all,
        @Nullable List<Condition> any) {

    public Condition {
        int kinds = (test == null ? 0 : 1) + (all == null ? 0 : 1) + (any == null ? 0 : 1);
        if (kinds != 1) {
            throw new IllegalArgumentException("a condition wants one of test, all, any");
        }
        if (test == null && (atLeast != null || atMost != null || attribute != null || against != null)) {
            throw new IllegalArgumentException("all and any take no attribute and no bound");
        }
        if (test != null) {
            requireBound(test, atLeast, atMost);
        }
        all = all == null ? null : List.copyOf(all);
        any = any == null ? null : List.copyOf(any);
    }

    private static void requireBound(Measure test, @Nullable Double atLeast, @Nullable Double atMost) {
        boolean right =
                switch (test.bound()) {
                    case NONE -> atLeast == null && atMost == null;
                    case AT_LEAST -> atLeast != null && atMost == null;
                    case AT_MOST -> atLeast == null && atMost != null;
                };
        if (!right) {
            throw new IllegalArgumentException("test " + test + " wants " + test.bound() + " and no other bound");
        }
    }
}
