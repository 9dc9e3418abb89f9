package org.forewarn.matching.linkage;

/** A record read once for all the comparisons of a model; belongs to the {@link Scorer} that made it. */
public final class Prepared {

    static final Value[] MISSING = {};

    /** By the slot that the comparer gave each attribute. */
    final Value[][] values;

    Prepared(Value[][] values) {
        this.values = values;
    }
}
