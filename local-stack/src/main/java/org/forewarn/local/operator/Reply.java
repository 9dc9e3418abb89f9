package org.forewarn.local.operator;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** What the service said to one call. */
sealed interface Reply {

    record Good(JsonNode body) implements Reply {}

    /**
     * It did not do it.
     *
     * @param sentence why
     * @param details of fields, if any
     */
    record Refused(String sentence, List<String> details) implements Reply {}
}
