package org.forewarn.kit.form;

import tools.jackson.databind.JsonNode;

/** What became of the answer to one question. */
sealed interface Answer {

    /** Nothing was said. */
    record Nothing() implements Answer {}

    /** What goes into the document. Whether it is right, the report's rules say. */
    record Given(JsonNode value) implements Answer {}

    /**
     * It was typed in a way that the document has no form for.
     *
     * @param text key of the words for it, under {@code problem.}
     * @param part which part of a date; empty when the whole question is meant
     */
    record Unclear(String text, String part) implements Answer {
        Unclear(String text) {
            this(text, "");
        }
    }
}
