package org.forewarn.matching.casefile;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What there is, as it is answered, whichever instance has it.
 *
 * @param state which of the others are set
 * @param presentId the id of the case that is meant, when it is another
 * @param body the case or link
 * @param picture of a link, as SVG
 */
record Reply(
        State state,
        @Nullable String presentId,
        @Nullable JsonNode body,
        @Nullable String picture) {

    enum State {
        FOUND,
        MOVED,
        ABSENT
    }

    static Reply found(JsonNode body, @Nullable String picture) {
        return new Reply(State.FOUND, null, body, picture);
    }

    static Reply moved(String presentId) {
        return new Reply(State.MOVED, presentId, null, null);
    }

    static Reply absent() {
        return new Reply(State.ABSENT, null, null, null);
    }
}
