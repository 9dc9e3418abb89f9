package org.forewarn.matching.linkage;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One degree of resemblance, and what it says.
 *
 * <p>The condition's fields stand in the level itself; {@link Condition} tells of them.
 *
 * @param name what the evidence calls it
 * @param rarity how much of the adjustment for rare and common values applies, 0 to 1; nothing: none of it
 * @param m how often it holds of two records about the same person; nothing: not estimated
 * @param u how often it holds of two records about different people
 * @param bits log2(m/u) of Fellegi and Sunter (1969), estimated or given
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Level(
        String name,
        @Nullable Measure test,
        @Nullable String attribute,
        @Nullable String against,
        @Nullable Boolean both,
        @Nullable Double atLeast,
        @Nullable Double atMost,
        @Nullable List<Condition> all,
        @Nullable List<Condition> any,
        @Nullable Double rarity,
        @Nullable Double m,
        @Nullable Double u,
        @Nullable Double bits) {

    public Level {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("a level has no name");
        }
        if (rarity != null && !(rarity >= 0 && rarity <= 1)) {
            throw new IllegalArgumentException("rarity of level " + name + " is not from 0 to 1");
        }
        if (bits != null && !Double.isFinite(bits)) {
            throw new IllegalArgumentException("bits of level " + name + " are not a number");
        }
        all = all == null ? null : List.copyOf(all);
        any = any == null ? null : List.copyOf(any);
        condition(test, attribute, against, both, atLeast, atMost, all, any);
    }

    Condition condition() {
        return condition(test, attribute, against, both, atLeast, atMost, all, any);
    }

    private static Condition condition(
            @Nullable Measure test,
            @Nullable String attribute,
            @Nullable String against,
            @Nullable Boolean both,
            @Nullable Double atLeast,
            @Nullable Double atMost,
            @Nullable List<Condition> all,
            @Nullable List<Condition> any) {
        return new Condition(test, attribute, against, both, atLeast, atMost, all, any);
    }

    Level estimated(double newM, double newU, double newBits) {
        return new Level(name, test, attribute, against, both, atLeast, atMost, all, any, rarity, newM, newU, newBits);
    }
}
