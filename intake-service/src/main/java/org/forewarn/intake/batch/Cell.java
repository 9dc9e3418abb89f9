package org.forewarn.intake.batch;

import tools.jackson.databind.JsonNode;

/** What a cell of a spreadsheet holds. */
sealed interface Cell {

    record Value(JsonNode value) implements Cell {}

    /** A date without a time of day. */
    record Day(JsonNode value) implements Cell {}

    /**
     * Not what its column wants.
     *
     * @param detail a sentence that says how to mend it and never quotes the cell
     */
    record Unclear(String code, String detail) implements Cell {}
}
