package org.forewarn.intake.openapi;

import java.util.List;
import org.forewarn.intake.reading.DescribedForm;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The whole description of the API, as OpenAPI 3.1: what {@code api.yaml} says of paths, parameters, answers and errors,
 * and what the forms say of themselves. Made once, at start.
 *
 * @param document complete: every example is where OpenAPI wants it
 */
record ApiDescription(ObjectNode document) {

    /** What can be done, and how it is called in OpenAPI. */
    static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch");

    /** Meaning of each code, by code. */
    static final String CODES = "x-codes";

    /** Status and meaning of each type of problem, by the last word of its type. */
    static final String PROBLEMS = "x-problems";

    /** The schema of one code. */
    static final String CODE = "Code";

    private static final String API = "api.yaml";
    private static final String FIELDS = "fields.yaml";

    /** The description, with these forms in it. */
    static ApiDescription with(List<DescribedForm> forms) {
        return of(YamlResource.read(API), YamlResource.read(FIELDS), forms);
    }

    /**
     * @param api but for the forms and the codes
     * @param meanings by form and path, a sentence for each field
     */
    static ApiDescription of(ObjectNode api, JsonNode meanings, List<DescribedForm> forms) {
        ObjectNode document = api.deepCopy();
        ObjectNode schemas = document.withObject("/components/schemas");
        for (DescribedForm form : forms) {
            schemas.set(form.name(), Meanings.into(form.schema(), meanings.path(form.name())));
        }
        schemas.set(CODE, code(document.path(CODES)));
        Examples.spread(document);
        return new ApiDescription(document);
    }

    private static ObjectNode code(JsonNode codes) {
        ObjectNode schema = YamlResource.object()
                .put("type", "string")
                .put("description", "A stable word for programs; what each means is in the list of codes.");
        ArrayNode words = schema.putArray("enum");
        codes.propertyNames().forEach(words::add);
        return schema;
    }

    /** What a node refers to, or the node itself. */
    JsonNode resolve(JsonNode node) {
        return resolve(document, node);
    }

    static JsonNode resolve(ObjectNode document, JsonNode node) {
        JsonNode reference = node.get("$ref");
        if (reference == null) {
            return node;
        }
        JsonNode found = document.at(reference.stringValue().substring(1));
        if (found.isMissingNode()) {
            throw new IllegalStateException("The API's description refers to nothing: " + reference.stringValue());
        }
        return resolve(document, found);
    }
}
