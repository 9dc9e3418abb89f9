package org.forewarn.intake.openapi;

import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts a sentence to each field of a form. A field is named by its path: {@code incident.place.lat}, and
 * {@code suspects[].heightCm} for a field of each entry of a list.
 */
final class Meanings {

    private Meanings() {}

    /** The schema with its sentences; a field without one stays without. A test sees to it that there is none. */
    static ObjectNode into(ObjectNode schema, JsonNode sentences) {
        ObjectNode copy = schema.deepCopy();
        forEach(copy, "", (path, field) -> {
            JsonNode sentence = sentences.get(path);
            if (sentence != null) {
                field.put("description", sentence.stringValue());
            }
        });
        return copy;
    }

    /** Every field at every depth, with its path. */
    static void forEach(ObjectNode schema, String at, BiConsumer<String, ObjectNode> visitor) {
        if (schema.get("properties") instanceof ObjectNode properties) {
            properties.forEachEntry((name, field) -> {
                String path = at + name;
                visitor.accept(path, (ObjectNode) field);
                forEach((ObjectNode) field, path + ".", visitor);
            });
        }
        if (schema.get("items") instanceof ObjectNode items && items.has("properties")) {
            forEach(items, at.substring(0, at.length() - 1) + "[].", visitor);
        }
    }
}
