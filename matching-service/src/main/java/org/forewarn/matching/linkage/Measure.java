package org.forewarn.matching.linkage;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a condition can ask of two records. Each is symmetric: it says the same of two records in either order. Of
 * attributes with several values the best pair of values counts, unless the values are a set.
 */
public enum Measure {

    /** Some value is on both sides. */
    @JsonProperty("equal")
    EQUAL,

    /** One value begins the other: an initial and the name, a postcode and its outward part. */
    @JsonProperty("begins")
    BEGINS,

    /** Similarity of Jaro (1989) and Winkler (1990), 0 to 1; wants {@code atLeast}. */
    @JsonProperty("jaro-winkler")
    JARO_WINKLER,

    /** Insertions, deletions, replacements and swaps of neighbours (Damerau 1964); wants {@code atMost}. */
    @JsonProperty("edits")
    EDITS,

    /** 1 - edits / length of the longer value, 0 to 1; wants {@code atLeast}. */
    @JsonProperty("similar")
    SIMILAR,

    /** Dates of the same year whose day and month are swapped. */
    @JsonProperty("day-month-swapped")
    DAY_MONTH_SWAPPED,

    /** Digits of two dates that were mistyped; neighbours that are swapped count once; wants {@code atMost}. */
    @JsonProperty("date-typos")
    DATE_TYPOS,

    /** Days between two dates or spans of time, 0 when they overlap; wants {@code atMost}. */
    @JsonProperty("days")
    DAYS,

    /** Hours between two spans of time, 0 when they overlap; wants {@code atMost}. */
    @JsonProperty("hours")
    HOURS,

    /** Hours between two spans of the day, around midnight, 0 when they overlap; wants {@code atMost}. */
    @JsonProperty("hours-of-day")
    HOURS_OF_DAY,

    /** What lies between two numbers or ranges, 0 when they overlap; wants {@code atMost}. */
    @JsonProperty("number")
    NUMBER,

    /** Kilometres along the great circle between "lat,lon" in degrees; wants {@code atMost}. */
    @JsonProperty("kilometres")
    KILOMETRES,

    /** Straight distance between "x,y", in their own unit; wants {@code atMost}. */
    @JsonProperty("plane")
    PLANE,

    /** Shared values over all values, of the values as sets (Jaccard 1901), 0 to 1; wants {@code atLeast}. */
    @JsonProperty("jaccard")
    JACCARD,

    /** How many values are on both sides; wants {@code atLeast}. */
    @JsonProperty("shared")
    SHARED,

    /** All values of one side are on the other, the sides being sets. */
    @JsonProperty("contains")
    CONTAINS,

    /** Both sides have the attribute, whatever its values. */
    @JsonProperty("present")
    PRESENT,

    /** Nothing nearer held, though some nearer level could be tried. */
    @JsonProperty("else")
    ELSE;

    /** Whether it must be told a bound, and which. */
    enum Bound {
        NONE,
        AT_LEAST,
        AT_MOST
    }

    Bound bound() {
        return switch (this) {
            case EQUAL, BEGINS, DAY_MONTH_SWAPPED, CONTAINS, PRESENT, ELSE -> Bound.NONE;
            case JARO_WINKLER, SIMILAR, JACCARD, SHARED -> Bound.AT_LEAST;
            case EDITS, DATE_TYPOS, DAYS, HOURS, HOURS_OF_DAY, NUMBER, KILOMETRES, PLANE -> Bound.AT_MOST;
        };
    }

    /** Whether the values are taken together, not by pairs. */
    boolean ofSets() {
        return switch (this) {
            case JACCARD, SHARED, CONTAINS, PRESENT, ELSE -> true;
            case EQUAL,
                    BEGINS,
                    JARO_WINKLER,
                    EDITS,
                    SIMILAR,
                    DAY_MONTH_SWAPPED,
                    DATE_TYPOS,
                    DAYS,
                    HOURS,
                    HOURS_OF_DAY,
                    NUMBER,
                    KILOMETRES,
                    PLANE -> false;
        };
    }
}
