package org.forewarn.intake.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.forewarn.intake.openapi.Manual.Answer;
import org.forewarn.intake.openapi.Manual.Body;
import org.forewarn.intake.openapi.Manual.Code;
import org.forewarn.intake.openapi.Manual.Example;
import org.forewarn.intake.openapi.Manual.Field;
import org.forewarn.intake.openapi.Manual.Group;
import org.forewarn.intake.openapi.Manual.Media;
import org.forewarn.intake.openapi.Manual.Operation;
import org.forewarn.intake.openapi.Manual.Shape;
import org.forewarn.intake.openapi.Manual.Words;
import org.forewarn.intake.reading.DescribedForm;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes the manual of the description: everything that people read is in the document that programs read. */
final class ManualWriter {

    private static final String VOCABULARY = org.forewarn.intake.reading.Words.VOCABULARY;

    private final ApiDescription description;
    private final ObjectNode document;
    private final Set<String> forms;

    private ManualWriter(ApiDescription description, List<DescribedForm> forms) {
        this.description = description;
        this.document = description.document();
        this.forms = Set.copyOf(forms.stream().map(DescribedForm::name).toList());
    }

    static Manual manual(ApiDescription description, List<DescribedForm> forms) {
        return new ManualWriter(description, forms).manual();
    }

    private Manual manual() {
        JsonNode info = document.path("info");
        return new Manual(
                text(info, "title"),
                text(info, "version"),
                text(info, "description"),
                document.path("tags").values().stream().map(this::group).toList(),
                shapes(true),
                shapes(false),
                headers(),
                vocabularies(),
                document.path(ApiDescription.PROBLEMS)
                        .propertyStream()
                        .map(each -> new Manual.Problem(
                                each.getKey(),
                                each.getValue().path("status").intValue(),
                                text(each.getValue(), "when")))
                        .toList(),
                document.path(ApiDescription.CODES)
                        .propertyStream()
                        .map(each -> new Code(each.getKey(), each.getValue().stringValue()))
                        .toList());
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }

    private Group group(JsonNode tag) {
        String name = text(tag, "name");
        var operations = document.path("paths")
                .propertyStream()
                .flatMap(item -> item.getValue()
                        .propertyStream()
                        .filter(each -> ApiDescription.METHODS.contains(each.getKey()))
                        .filter(each ->
                                each.getValue().at("/tags/0").asString("").equals(name))
                        .map(each -> operation(item.getKey(), each.getKey(), each.getValue())))
                .toList();
        return new Group(name, text(tag, "description"), operations);
    }

    private Operation operation(String path, String method, JsonNode operation) {
        String id = text(operation, "operationId");
        return new Operation(
                id,
                method.toUpperCase(Locale.ROOT),
                path,
                text(operation, "summary"),
                text(operation, "description"),
                operation.path("security").isEmpty()
                        ? null
                        : operation.at("/security/0/key/0").stringValue(),
                operation.path("parameters").values().stream()
                        .map(each -> parameter(id, each))
                        .toList(),
                body(operation.get("requestBody")),
                operation
                        .path("responses")
                        .propertyStream()
                        .map(each -> answer(each.getKey(), description.resolve(each.getValue())))
                        .toList(),
                examples(id, method, path, operation));
    }

    private Field parameter(String operation, JsonNode parameter) {
        String name = text(parameter, "name");
        return new Field(
                operation + "." + Types.id(name),
                name,
                text(parameter, "in"),
                parameter.path("required").booleanValue(false),
                Types.of(description.resolve(parameter.path("schema"))),
                text(parameter, "description"),
                List.of());
    }

    private @Nullable Body body(@Nullable JsonNode body) {
        return body == null
                ? null
                : new Body(body.path("required").booleanValue(false), text(body, "description"), media(body));
    }

    private static List<Media> media(JsonNode message) {
        return message.path("content")
                .propertyStream()
                .map(each -> new Media(each.getKey(), Types.of(holds(each.getValue()))))
                .toList();
    }

    private static JsonNode holds(JsonNode media) {
        return media.has("x-line") ? media.get("x-line") : media.path("schema");
    }

    private Answer answer(String status, JsonNode response) {
        var headers = response.path("headers")
                .propertyStream()
                .map(each -> {
                    JsonNode header = description.resolve(each.getValue());
                    return new Field(
                            "",
                            each.getKey(),
                            "header",
                            true,
                            Types.of(header.path("schema")),
                            text(header, "description"),
                            List.of());
                })
                .toList();
        return new Answer(status, text(response, "description"), headers, media(response));
    }

    private List<Example> examples(String id, String method, String path, JsonNode operation) {
        var names = new LinkedHashMap<String, Example>();
        Stream.concat(
                        Stream.concat(
                                namesIn(operation.path("requestBody")),
                                operation.path("parameters").values().stream()
                                        .flatMap(each -> each.path("examples").propertyNames().stream())),
                        operation.path("responses").values().stream().flatMap(ManualWriter::namesIn))
                .forEach(name -> names.computeIfAbsent(name, each -> example(id, method, path, operation, each)));
        return List.copyOf(names.values());
    }

    private static Stream<String> namesIn(JsonNode message) {
        return message.path("content").values().stream()
                .flatMap(each -> each.path("examples").propertyNames().stream());
    }

    private Example example(String id, String method, String path, JsonNode operation, String name) {
        var answers = new ArrayList<String>();
        var bodies = new ArrayList<JsonNode>();
        operation.path("responses").forEachEntry((status, response) -> {
            if (namesIn(response).anyMatch(name::equals)
                    || response.path(Examples.NAMES).values().stream()
                            .anyMatch(each -> each.stringValue().equals(name))) {
                answers.add(status);
                response.path("content").values().stream()
                        .map(each -> each.path("examples").path(name))
                        .filter(JsonNode::isObject)
                        .forEach(bodies::add);
            }
        });
        if (answers.isEmpty()) {
            throw new IllegalStateException("The example " + name + " of " + id + " has no answer");
        }
        JsonNode shown = bodies.isEmpty() ? YamlResource.object() : bodies.getFirst();
        return new Example(
                id + "." + name,
                summary(operation, shown, name),
                CurlCommand.of(method, path, operation, name),
                answers.getFirst(),
                answers.getFirst().startsWith("2"),
                shown.has("value") ? CurlCommand.printed(shown.get("value")) : "",
                shown.has(Examples.SHORTENED));
    }

    private static String summary(JsonNode operation, JsonNode shown, String name) {
        return operation.path("requestBody").path("content").values().stream()
                .map(each -> text(each.path("examples").path(name), "summary"))
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElseGet(() -> text(shown, "summary"));
    }

    private List<Shape> shapes(boolean ofRequests) {
        return document.at("/components/schemas")
                .propertyStream()
                .filter(each -> each.getValue().has("properties"))
                .filter(each -> forms.contains(each.getKey()) == ofRequests)
                .map(each -> new Shape(
                        Types.id(each.getKey()),
                        each.getKey(),
                        text(each.getValue(), "description"),
                        fields(each.getKey(), each.getValue())))
                .toList();
    }

    private List<Field> fields(String shape, JsonNode schema) {
        var fields = new ArrayList<Field>();
        collect(shape, "", schema, fields);
        return fields;
    }

    private void collect(String shape, String at, JsonNode schema, List<Field> fields) {
        Set<String> required = Set.copyOf(schema.path("required").values().stream()
                .map(JsonNode::stringValue)
                .toList());
        schema.path("properties").forEachEntry((name, field) -> {
            JsonNode meant = description.resolve(field);
            fields.add(new Field(
                    Types.id(shape + "." + at + name),
                    at + name,
                    "",
                    required.contains(name),
                    Types.of(field),
                    text(meant, "description"),
                    field.path("x-checks").values().stream()
                            .map(each -> new Code(text(each, "code"), text(each, "detail")))
                            .toList()));
            collect(shape, at + name + ".", field, fields);
            collect(shape, at + name + "[].", field.path("items"), fields);
        });
    }

    /** By the names that they have in answers. */
    private List<Code> headers() {
        var headers = new TreeMap<String, Code>();
        document.path("paths")
                .forEach(item ->
                        item.forEach(operation -> operation.path("responses").forEach(response -> description
                                .resolve(response)
                                .path("headers")
                                .forEachEntry((name, header) -> headers.put(
                                        name, new Code(name, text(description.resolve(header), "description")))))));
        return List.copyOf(headers.values());
    }

    private List<Words> vocabularies() {
        var words = new LinkedHashMap<String, Words>();
        walk(
                document.at("/components/schemas"),
                (name, schema) -> words.put(
                        name,
                        new Words(
                                "words-" + name,
                                name,
                                schema.path("enum").values().stream()
                                        .map(JsonNode::stringValue)
                                        .toList())));
        return List.copyOf(words.values());
    }

    private static void walk(JsonNode node, BiConsumer<String, JsonNode> visitor) {
        if (node.get(VOCABULARY) instanceof JsonNode name && name.isString()) {
            visitor.accept(name.stringValue(), node);
        }
        node.forEach(each -> walk(each, visitor));
    }
}
