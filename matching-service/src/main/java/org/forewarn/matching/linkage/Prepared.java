package org.forewarn.matching.linkage;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A record read once for all the comparisons of a model; belongs to the {@link Scorer} that made it. One that was made
 * lazily reads an attribute when it is first compared, and is for one thread.
 */
public final class Prepared {

    static final Value[] MISSING = {};

    /** By the slot that the comparer gave each attribute; null: not read yet. */
    private final Value[] @Nullable [] values;

    private final IntFunction<Value[]> reading;

    /**
     * Without values, until it is said which it {@link #has}.
     *
     * @param reading the values of a slot
     */
    Prepared(int slots, IntFunction<Value[]> reading) {
        this.values = new Value[slots][];
        Arrays.fill(values, MISSING);
        this.reading = reading;
    }

    Value[] values(int slot) {
        Value[] known = values[slot];
        if (known == null) {
            known = reading.apply(slot);
            values[slot] = known;
        }
        return known;
    }

    /** Whether there are no values; says so without reading them. */
    boolean lacks(int slot) {
        Value[] known = values[slot];
        return known != null && known.length == 0;
    }

    /** There are values, which are read when they are wanted. */
    void has(int slot) {
        values[slot] = null;
    }

    /** Reads what has not been read, so that many threads can share it. */
    Prepared whole() {
        for (int slot = 0; slot < values.length; slot++) {
            values(slot);
        }
        return this;
    }
}
