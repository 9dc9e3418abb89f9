package org.forewarn.intake.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reports for tests. */
public final class Samples {

    /** A time after everything in the reports. */
    public static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    public static final JsonMapper JSON = JsonMapper.shared();

    private Samples() {}

    /** A report in which every field of the form is given, with values that can be searched for. */
    public static ObjectNode full() {
        try (InputStream resource = Samples.class.getResourceAsStream("full-report.json")) {
            return (ObjectNode) JSON.readTree(resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A report with nothing but what is required. */
    public static ObjectNode least() {
        return (ObjectNode) JSON.readTree("""
                {
                  "reference": "A-1",
                  "channel": "web",
                  "consent": {"version": "1", "recordedAt": "2026-03-02T09:15:00Z", "alert": "none"},
                  "incident": {"types": ["theft"], "from": "2026-03-01T21:30:00Z"}
                }""");
    }

    /** The same document with the value at {@code pointer} replaced, added, or (for null) removed. */
    public static ObjectNode with(ObjectNode document, String pointer, JsonNode value) {
        ObjectNode changed = document.deepCopy();
        int last = pointer.lastIndexOf('/');
        JsonNode parent = changed.at(pointer.substring(0, last));
        String step = pointer.substring(last + 1);
        switch (parent) {
            case ArrayNode array -> array.set(Integer.parseInt(step), value);
            case ObjectNode object when value.isMissingNode() -> object.remove(step);
            case ObjectNode object -> object.set(step, value);
            default -> throw new IllegalArgumentException("nothing at " + pointer);
        }
        return changed;
    }

    /** The same, with the value as JSON text; an empty text removes. */
    public static ObjectNode with(ObjectNode document, String pointer, String json) {
        return with(document, pointer, JSON.readTree(json));
    }
}
