package org.forewarn.benchmarks.incidents;

import java.util.Locale;

/** How much reports tell and how much of it is wrong: a set of every {@link Rate}. */
public enum Rates {
    /** Much is known, little of it wrong. */
    MILD,
    /** What is meant. */
    USUAL,
    /** Little is known, much of it wrong. */
    HARSH;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
