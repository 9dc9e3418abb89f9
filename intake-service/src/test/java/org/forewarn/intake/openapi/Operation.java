package org.forewarn.intake.openapi;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** One operation as the document has it. */
record Operation(ObjectNode document, String method, String path, ObjectNode body) {

    /** All of them, in the order of the document. */
    static List<Operation> of(ObjectNode document) {
        return document.path("paths")
                .propertyStream()
                .flatMap(item -> item.getValue()
                        .propertyStream()
                        .filter(each -> ApiDescription.METHODS.contains(each.getKey()))
                        .map(each -> new Operation(
                                document, each.getKey().toUpperCase(Locale.ROOT), item.getKey(), (ObjectNode)
                                        each.getValue())))
                .toList();
    }

    String name() {
        return method + " " + path;
    }

    /** The scope that its key must have; nothing when it needs no key. */
    Optional<String> scope() {
        JsonNode security = body.path("security");
        return security.isEmpty()
                ? Optional.empty()
                : Optional.of(security.at("/0/key/0").stringValue());
    }

    /** Names, wherever they stand. */
    Set<String> parameters() {
        return body.path("parameters").values().stream()
                .map(each -> each.get("name").stringValue())
                .collect(Collectors.toSet());
    }

    Set<String> takes() {
        return Set.copyOf(resolved(body.path("requestBody")).path("content").propertyNames());
    }

    boolean wantsBody() {
        return body.path("requestBody").path("required").booleanValue(false);
    }

    Set<String> statuses() {
        return Set.copyOf(body.path("responses").propertyNames());
    }

    JsonNode response(String status) {
        return resolved(body.path("responses").path(status));
    }

    /** Types of all answers. */
    Set<String> gives() {
        return statuses().stream()
                .flatMap(status -> response(status).path("content").propertyNames().stream())
                .collect(Collectors.toSet());
    }

    JsonNode resolved(JsonNode node) {
        return ApiDescription.resolve(document, node);
    }

    /** A schema of this document, made to stand alone. */
    ObjectNode alone(JsonNode schema) {
        ObjectNode alone = (ObjectNode) schema.deepCopy();
        alone.set("components", document.path("components"));
        return alone;
    }

    /** The examples of its requests, each under the status that it is answered with. */
    Stream<Example> examples() {
        return exampleNames().map(name -> new Example(this, name, statusOf(name)));
    }

    private Stream<String> exampleNames() {
        return Stream.of(
                        body.path("parameters").values().stream()
                                .flatMap(each -> each.path("examples").propertyNames().stream()),
                        namesIn(body.path("requestBody")),
                        statuses().stream().sorted().flatMap(status -> namesIn(response(status))))
                .flatMap(each -> each)
                .distinct()
                .sorted((a, b) -> Integer.compare(place(a), place(b)));
    }

    /** As the document tells its story: by the body's examples, else the parameters', else the answers'. */
    private int place(String name) {
        var inOrder = Stream.concat(
                        namesIn(body.path("requestBody")),
                        body.path("parameters").values().stream()
                                .flatMap(each -> each.path("examples").propertyNames().stream()))
                .toList();
        int at = inOrder.indexOf(name);
        return at < 0 ? inOrder.size() : at;
    }

    private static Stream<String> namesIn(JsonNode message) {
        return message.path("content").values().stream()
                .flatMap(each -> each.path("examples").propertyNames().stream());
    }

    private String statusOf(String name) {
        return statuses().stream()
                .filter(status -> namesIn(response(status)).anyMatch(name::equals)
                        || response(status).path(Examples.NAMES).values().stream()
                                .anyMatch(each -> each.stringValue().equals(name)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name() + ": no answer to the example " + name));
    }

    /** One request of the document with its answer. */
    record Example(Operation operation, String name, String status) {

        String title() {
            return operation.name() + " " + name + " → " + status;
        }

        Stream<JsonNode> parameters() {
            return operation.body().path("parameters").values().stream()
                    .filter(each -> each.path("examples").has(name));
        }

        JsonNode value(JsonNode parameter) {
            return parameter.path("examples").path(name).path("value");
        }

        /** Type and value of the body. */
        Optional<Map.Entry<String, JsonNode>> body() {
            return operation
                    .body()
                    .path("requestBody")
                    .path("content")
                    .propertyStream()
                    .filter(each -> each.getValue().path("examples").has(name))
                    .map(each -> Map.entry(
                            each.getKey(),
                            each.getValue().path("examples").path(name).path("value")))
                    .findFirst();
        }

        /** The answer's example; missing when the answer has no body. */
        JsonNode answer() {
            return operation.response(status).path("content").values().stream()
                    .map(each -> each.path("examples").path(name))
                    .filter(JsonNode::isObject)
                    .findFirst()
                    .orElse(MissingNode.getInstance());
        }
    }
}
