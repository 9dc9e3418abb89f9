package org.forewarn.intake.reading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One JSON object while it is described. Nothing is read: the form gets stand-ins and notes on the way everything it asks
 * for, as JSON Schema 2020-12. What no schema can say, because more than one field has part in it, stands at its field as
 * {@value #CHECKS}.
 */
final class DescribedFields implements Fields {

    /** Codes and sentences of rules beyond JSON Schema, at the field that is to be mended. */
    static final String CHECKS = "x-checks";

    private final ObjectNode properties = JsonNodeFactory.instance.objectNode();
    private final ArrayNode required = JsonNodeFactory.instance.arrayNode();

    /** By field; a form may check a field before it asks for it. */
    private final Map<String, ArrayNode> checks = new LinkedHashMap<>();

    private DescribedFields() {}

    static ObjectNode describe(Function<Fields, ?> form) {
        var fields = new DescribedFields();
        var _ = form.apply(fields);
        return fields.schema();
    }

    private ObjectNode schema() {
        checks.forEach((name, these) -> {
            if (!(properties.get(name) instanceof ObjectNode property)) {
                throw new IllegalStateException("The form checks a field that it never asks for: " + name);
            }
            property.withArray(CHECKS).addAll(these);
        });
        ObjectNode schema =
                JsonNodeFactory.instance.objectNode().put("type", "object").set("properties", properties);
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema.put("additionalProperties", false);
    }

    /** What a rule adds when JSON Schema cannot say all of it. */
    static ObjectNode check(String code, String detail) {
        return JsonNodeFactory.instance.objectNode().put("code", code).put("detail", detail);
    }

    @Override
    public <T> T required(String name, Rule<T> rule) {
        required.add(name);
        properties.set(name, rule.schema());
        return rule.standIn();
    }

    @Override
    public <T> @Nullable T optional(String name, Rule<T> rule) {
        properties.set(name, rule.schema());
        return null;
    }

    @Override
    public <T> T optional(String name, Rule<T> rule, T otherwise) {
        properties.set(name, rule.schema().set("default", JsonMapper.shared().valueToTree(otherwise)));
        return otherwise;
    }

    @Override
    public <T> T requiredObject(String name, Function<Fields, T> form) {
        required.add(name);
        return object(name, form);
    }

    @Override
    public <T> @Nullable T optionalObject(String name, Function<Fields, T> form) {
        object(name, form);
        return null;
    }

    private <T> T object(String name, Function<Fields, T> form) {
        var fields = new DescribedFields();
        T standIn = form.apply(fields);
        properties.set(name, fields.schema());
        return standIn;
    }

    @Override
    public <T> List<T> list(String name, int max, Rule<T> rule) {
        properties.set(name, array(max, rule.schema()));
        return List.of();
    }

    @Override
    public <T> List<T> requiredList(String name, int max, Rule<T> rule) {
        required.add(name);
        optionalList(name, max, rule);
        return List.of();
    }

    @Override
    public <T> @Nullable List<T> optionalList(String name, int max, Rule<T> rule) {
        properties.set(name, array(max, rule.schema()).put("minItems", 1));
        return null;
    }

    @Override
    public <T> List<T> objects(String name, int max, Function<Fields, T> form) {
        properties.set(name, array(max, describe(form)));
        return List.of();
    }

    private static ObjectNode array(int max, ObjectNode items) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "array")
                .put("maxItems", max)
                .set("items", items);
    }

    @Override
    public boolean given(String name) {
        return false;
    }

    @Override
    public boolean sound(String... names) {
        return false;
    }

    @Override
    public void check(boolean holds, String name, String code, String detail) {
        checks.computeIfAbsent(name, each -> JsonNodeFactory.instance.arrayNode())
                .add(check(code, detail));
    }
}
