package org.forewarn.intake.mapping.language;

import com.dashjoin.jsonata.Jsonata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON as the evaluator has it (maps, lists, texts, numbers) and as the rest of the service has it. */
final class Trees {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Trees() {}

    /** A copy that the evaluator may keep parts of. A number of more digits than a double has loses the rest. */
    static @Nullable Object toValue(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                var map = new LinkedHashMap<String, @Nullable Object>();
                node.properties().forEach(field -> map.put(field.getKey(), toValue(field.getValue())));
                yield map;
            }
            case ARRAY -> {
                var list = new ArrayList<@Nullable Object>(node.size());
                node.forEach(element -> list.add(toValue(element)));
                yield list;
            }
            case STRING -> node.stringValue();
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> number(node);
            case NULL, MISSING, BINARY, POJO -> null;
        };
    }

    private static Number number(JsonNode node) {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.canConvertToInt() ? (Number) node.intValue() : (Number) node.longValue();
        }
        double number = node.asDouble(Double.NaN);
        if (!Double.isFinite(number)) {
            throw new StoppedException("The document has a number that is too large for a mapping.");
        }
        return number;
    }

    /**
     * What a program made, as JSON.
     *
     * @throws StoppedException when it has something in it that is no JSON, such as a function
     */
    static JsonNode toJson(@Nullable Object value) {
        return switch (value) {
            case null -> NODES.nullNode();
            case String text -> NODES.stringNode(text);
            case Boolean flag -> NODES.booleanNode(flag);
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            case Double number -> decimal(number);
            case Map<?, ?> map -> object(map);
            case List<?> list -> array(list);
            case Object other when other == Jsonata.NULL_VALUE -> NODES.nullNode();
            default ->
                throw new StoppedException(
                        "The mapping's result has something in it that is no JSON, such as a function.");
        };
    }

    /** A whole number is written as one, however it was computed. */
    private static JsonNode decimal(double number) {
        if (!Double.isFinite(number)) {
            throw new StoppedException("The mapping's result has a number that is infinite or none at all.");
        }
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? NODES.numberNode((long) number)
                : NODES.numberNode(number);
    }

    private static ObjectNode object(Map<?, ?> map) {
        ObjectNode node = NODES.objectNode();
        map.forEach((name, value) -> node.set(String.valueOf(name), toJson(value)));
        return node;
    }

    private static ArrayNode array(List<?> list) {
        ArrayNode node = NODES.arrayNode();
        list.forEach(element -> node.add(toJson(element)));
        return node;
    }
}
