package org.forewarn.intake.openapi;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Requests with their answers. They are written together, as {@code x-examples} of an operation, because that is how they
 * are read and tried; OpenAPI wants the parts of each in three places, where they are put under the same name.
 *
 * <pre>{@code
 * x-examples:
 *   withdrawn:
 *     summary: A report is withdrawn
 *     parameters: {reference: WC-2026-0001}
 *     body: {}                      # when the operation takes one
 *     type: application/json        # of the body, when the operation takes several
 *     answer: 202
 *     says: {state: withdrawn}      # when the answer has a body
 *     saysType: application/json    # of the answer, when there are several
 *     shortened: true               # when its lists go on, in truth
 * }</pre>
 */
final class Examples {

    /** At an example of an answer: its lists go on, in truth. */
    static final String SHORTENED = "x-shortened";

    /** At an answer without a body: the names of the examples that are answered so. */
    static final String NAMES = "x-example-names";

    private static final String SOURCE = "x-examples";

    private Examples() {}

    static void spread(ObjectNode document) {
        document.withObject("/paths").forEach(item -> {
            for (String method : ApiDescription.METHODS) {
                if (item.get(method) instanceof ObjectNode operation) {
                    ownParameters(document, (ObjectNode) item, operation);
                    if (operation.remove(SOURCE) instanceof ObjectNode examples) {
                        examples.forEachEntry((name, example) -> spread(document, operation, name, example));
                    }
                }
            }
            ((ObjectNode) item).remove("parameters");
        });
    }

    /** Each operation gets copies of its own, because each has examples of its own. */
    private static void ownParameters(ObjectNode document, ObjectNode item, ObjectNode operation) {
        ArrayNode own = YamlResource.object().arrayNode();
        Stream.concat(item.path("parameters").values().stream(), operation.path("parameters").values().stream())
                .map(each -> ApiDescription.resolve(document, each).deepCopy())
                .forEach(own::add);
        if (!own.isEmpty()) {
            operation.set("parameters", own);
        }
    }

    private static void spread(ObjectNode document, ObjectNode operation, String name, JsonNode example) {
        example.path("parameters").forEachEntry((parameter, value) -> parameter(operation, parameter)
                .withObjectProperty("examples")
                .set(name, YamlResource.object().set("value", value)));
        String summary = example.get("summary").stringValue();
        if (example.has("body")) {
            content(operation.withObjectProperty("requestBody"), example.get("type"))
                    .set(name, valued(summary, example.get("body")));
        }
        String status = example.get("answer").asString();
        ObjectNode responses = operation.withObjectProperty("responses");
        ObjectNode response = ApiDescription.resolve(document, responses.path(status))
                .deepCopy()
                .asObject();
        responses.set(status, response);
        if (example.has("says")) {
            ObjectNode says = valued(summary, example.get("says"));
            if (example.path("shortened").booleanValue(false)) {
                says.put(SHORTENED, true);
            }
            content(response, example.get("saysType")).set(name, says);
        } else {
            response.withArrayProperty(NAMES).add(name);
        }
    }

    private static ObjectNode parameter(ObjectNode operation, String name) {
        return operation.path("parameters").values().stream()
                .filter(each -> each.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("An example gives a parameter that is not there: " + name))
                .asObject();
    }

    /** Where the examples of one media type stand; of the only one, when none is named. */
    private static ObjectNode content(ObjectNode message, @Nullable JsonNode type) {
        ObjectNode content = message.withObjectProperty("content");
        String named = type == null ? content.propertyNames().iterator().next() : type.stringValue();
        return content.withObjectProperty(named).withObjectProperty("examples");
    }

    private static ObjectNode valued(String summary, JsonNode value) {
        return YamlResource.object().put("summary", summary).set("value", value);
    }
}
