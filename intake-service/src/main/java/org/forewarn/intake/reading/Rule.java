package org.forewarn.intake.reading;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How one JSON value becomes a value that holds. Rules are made once and used by any number of threads.
 *
 * @param <T> what it becomes
 */
public interface Rule<T> {

    /** Whether the value keeps the rule. It is never null, JSON's null or a blank text: those count as absent. */
    Checked<T> check(JsonNode value);

    /**
     * Any value of the type. It stands where a required one is missing or bad, so that reading can go on and find every
     * problem; the result is thrown away then.
     */
    T standIn();

    /**
     * The rule as JSON Schema 2020-12, for the API's description: a new object at each call. Whatever text, number or truth
     * value keeps the rule is valid, and no other, except for what stands in it as {@code x-checks}.
     */
    ObjectNode schema();

    /** Kept or broken. */
    sealed interface Checked<T> {

        /** The rule is kept. */
        record Good<T>(T value) implements Checked<T> {}

        /**
         * The rule is broken.
         *
         * @param code one of {@link Codes}
         * @param detail a sentence that says how to mend it and never quotes the value
         */
        record Bad<T>(String code, String detail) implements Checked<T> {}
    }
}
