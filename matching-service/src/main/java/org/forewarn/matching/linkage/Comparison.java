package org.forewarn.matching.linkage;

import java.util.List;
import java.util.Optional;

/**
 * How one attribute of two records is compared: the first of its levels that holds says how many bits it is for
 * (positive) or against (negative) both being about the same person.
 *
 * @param name what the evidence is called
 * @param attribute the attribute it reads
 * @param levels from the closest resemblance to the least; when none holds, the comparison says nothing
 */
record Comparison(String name, String attribute, List<Level> levels) {

    /** @param bits log2(m/u) of Fellegi and Sunter (1969) */
    record Level(String name, Resemblance test, double bits) {}

    Comparison {
        levels = List.copyOf(levels);
    }

    /** Nothing when a value is missing on either side, or no level holds. */
    Optional<Level> levelOf(Features one, Features other) {
        List<String> ones = one.of(attribute);
        List<String> others = other.of(attribute);
        if (ones.isEmpty() || others.isEmpty()) {
            return Optional.empty();
        }
        return levels.stream().filter(level -> level.test().holds(ones, others)).findFirst();
    }
}
