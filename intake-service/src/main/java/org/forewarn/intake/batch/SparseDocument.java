package org.forewarn.intake.batch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A document that is put together cell by cell; places in lists that stay empty close up. */
final class SparseDocument {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private sealed interface Node {}

    private record Leaf(JsonNode value) implements Node {}

    private record Branch(Map<String, Node> fields) implements Node {}

    private record Entries(TreeMap<Integer, Node> entries) implements Node {}

    private final Branch root = new Branch(new LinkedHashMap<>());

    /** @param path names of fields, and places in lists counted from 1 */
    void put(List<String> path, JsonNode value) {
        put(root, path, value);
    }

    void putIfAbsent(List<String> path, JsonNode value) {
        if (toJson().at("/" + String.join("/", path)).isMissingNode()) {
            put(path, value);
        }
    }

    private static void put(Node at, List<String> path, JsonNode value) {
        String step = path.getFirst();
        List<String> rest = path.subList(1, path.size());
        Node next = rest.isEmpty() ? new Leaf(value) : empty(rest.getFirst());
        Node there =
                switch (at) {
                    case Branch(var fields) ->
                        fields.merge(step, next, (known, given) -> rest.isEmpty() ? given : known);
                    case Entries(var entries) ->
                        entries.merge(Integer.parseInt(step), next, (known, given) -> rest.isEmpty() ? given : known);
                    case Leaf leaf -> throw new IllegalStateException("A column lies within another");
                };
        if (there != null && !rest.isEmpty()) {
            put(there, rest, value);
        }
    }

    private static Node empty(String step) {
        return Character.isDigit(step.charAt(0)) ? new Entries(new TreeMap<>()) : new Branch(new LinkedHashMap<>());
    }

    ObjectNode toJson() {
        return (ObjectNode) toJson(root);
    }

    private static JsonNode toJson(Node node) {
        return switch (node) {
            case Leaf(JsonNode value) -> value;
            case Branch(var fields) -> {
                ObjectNode object = JSON.objectNode();
                fields.forEach((name, field) -> object.set(name, toJson(field)));
                yield object;
            }
            case Entries(var entries) -> {
                ArrayNode array = JSON.arrayNode();
                entries.values().forEach(entry -> array.add(toJson(entry)));
                yield array;
            }
        };
    }
}
