package org.forewarn.matching.linkage;

import java.util.Map;
import java.util.TreeMap;

/**
 * How often the values of an attribute occur. That two records share a rare value says more than that they share a
 * common one: by log2(base / frequency), as Splink does (Linacre et al. 2022, after Winkler 1989).
 *
 * @param base how often two values taken at random are the same: the sum of the squared frequencies
 * @param least no value is held to be rarer than this, nor is one that is not in the table
 * @param of the share of records that have the value, 0 to 1, where it is more than {@code least}; sorted
 */
public record FrequencyTable(double base, double least, Map<String, Double> of) {

    public FrequencyTable {
        if (!(base > 0 && base <= 1 && least > 0 && least <= 1) || of == null) {
            throw new IllegalArgumentException("frequencies are above 0 and at most 1");
        }
        of = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(of));
    }

    /** Bits that sharing this value is worth above (or below) sharing any. */
    double rarityOf(String value) {
        double frequency = Math.max(least, of.getOrDefault(value, least));
        return (Math.log(base) - Math.log(frequency)) / Math.log(2);
    }
}
