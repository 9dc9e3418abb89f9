package org.forewarn.intake.openapi;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.forewarn.intake.reading.Schemas;
import org.forewarn.kit.access.WithScope;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Where code and document differ. Every check gives its findings as sentences; none is agreement. */
final class Contract {

    private Contract() {}

    /** One method of a controller under {@code /v1}. */
    private record Served(RequestMappingInfo mapping, HandlerMethod handler) {

        Stream<String> names() {
            return mapping.getPatternsCondition().getPatterns().stream()
                    .map(Object::toString)
                    .filter(path -> path.startsWith("/v1"))
                    .flatMap(path -> mapping.getMethodsCondition().getMethods().stream()
                            .map(method -> method.name() + " " + path));
        }

        Set<String> takes() {
            return Contract.names(mapping.getConsumesCondition().getConsumableMediaTypes());
        }

        Set<String> gives() {
            return Contract.names(mapping.getProducesCondition().getProducibleMediaTypes());
        }

        List<String> scopes() {
            return parameters(WithScope.class, (each, scope) -> scope.value());
        }

        /** Of path, query and headers. */
        List<String> parameters() {
            return Stream.of(
                            parameters(PathVariable.class, (each, path) -> name(each, path.value())),
                            parameters(RequestParam.class, (each, query) -> name(each, query.value())),
                            parameters(RequestHeader.class, (each, header) -> name(each, header.name())))
                    .flatMap(List::stream)
                    .toList();
        }

        private <A extends Annotation> List<String> parameters(
                Class<A> annotation, BiFunction<MethodParameter, A, String> name) {
            return Arrays.stream(handler.getMethodParameters())
                    .filter(each -> each.hasParameterAnnotation(annotation))
                    .map(each -> name.apply(each, each.getParameterAnnotation(annotation)))
                    .toList();
        }

        private static String name(MethodParameter parameter, String said) {
            return said.isEmpty() ? parameter.getParameter().getName() : said;
        }
    }

    /** Paths and methods, parameters, media types, and scopes. */
    static List<String> ofMappings(Map<RequestMappingInfo, HandlerMethod> mappings, ObjectNode document) {
        var served = new TreeMap<String, List<Served>>();
        mappings.forEach((mapping, handler) -> {
            var each = new Served(mapping, handler);
            each.names().forEach(name -> served.computeIfAbsent(name, any -> new ArrayList<>())
                    .add(each));
        });
        var described = new TreeMap<String, Operation>();
        Operation.of(document).forEach(each -> described.put(each.name(), each));
        var differences = new ArrayList<String>();
        served.keySet().stream()
                .filter(each -> !described.containsKey(each))
                .forEach(each -> differences.add(each + " is served and not described"));
        described.keySet().stream()
                .filter(each -> !served.containsKey(each))
                .forEach(each -> differences.add(each + " is described and not served"));
        described.forEach(
                (name, operation) -> differences.addAll(ofMapping(served.getOrDefault(name, List.of()), operation)));
        return differences;
    }

    /** @param served one for each type of body, or one for all */
    private static List<String> ofMapping(List<Served> served, Operation operation) {
        var differences = new ArrayList<String>();
        Set<String> takes = all(served, Served::takes);
        // without a body there is no type, so a handler that can do without one cannot insist on any
        boolean anyType = takes.isEmpty() && !operation.wantsBody();
        if (!served.isEmpty() && !anyType && !takes.equals(operation.takes())) {
            differences.add(operation.name() + " takes " + takes + " and is described with " + operation.takes());
        }
        Set<String> gives = all(served, Served::gives);
        if (!operation.gives().containsAll(gives)) {
            differences.add(operation.name() + " gives " + gives + " and is described with " + operation.gives());
        }
        for (Served each : served) {
            if (!each.scopes().equals(operation.scope().stream().toList())) {
                differences.add(
                        operation.name() + " wants " + each.scopes() + " and is described with " + operation.scope());
            }
            if (!Set.copyOf(each.parameters()).equals(operation.parameters())) {
                differences.add(operation.name() + " has parameters " + each.parameters() + " and is described with "
                        + operation.parameters());
            }
        }
        return differences;
    }

    private static Set<String> all(List<Served> served, Function<Served, Set<String>> what) {
        return served.stream().flatMap(each -> what.apply(each).stream()).collect(Collectors.toSet());
    }

    private static Set<String> names(Set<MediaType> types) {
        return types.stream().map(MediaType::toString).collect(Collectors.toSet());
    }

    /** Status, type, headers and body of a real answer. */
    static List<String> ofAnswer(Operation operation, Answer answer) {
        if (!operation.statuses().contains(answer.status())) {
            return List.of(operation.name() + " answers " + answer.status() + ", which is not described");
        }
        JsonNode response = operation.response(answer.status());
        var differences = new ArrayList<String>();
        response.path("headers").forEachEntry((name, header) -> {
            String value = answer.headers().getFirst(name);
            if (value == null) {
                differences.add(name + " is missing");
            } else {
                var schema =
                        Schemas.of(operation.alone(operation.resolved(header).path("schema")));
                Schemas.problems(schema, JsonNodeFactory.instance.stringNode(value))
                        .forEach(each -> differences.add(name + each));
            }
        });
        JsonNode content = response.path("content");
        if (content.isEmpty() && answer.body().isEmpty()) {
            return differences;
        }
        JsonNode media = content.path(answer.type());
        if (media.isMissingNode()) {
            differences.add("the answer is " + answer.type() + " and is described as " + content.propertyNames());
            return differences;
        }
        JsonNode document = documents(answer.type(), JsonNodeFactory.instance.stringNode(answer.body()));
        boolean lines = media.has("x-line");
        var schema = Schemas.of(operation.alone(media.get(lines ? "x-line" : "schema")));
        (lines ? document.values() : List.of(document))
                .forEach(each -> differences.addAll(Schemas.problems(schema, each)));
        return differences.stream()
                .map(each -> operation.name() + " → " + answer.status() + ": " + each)
                .toList();
    }

    /** A body as JSON; a list of its lines when it has one document a line. What is JSON already stays as it is. */
    static JsonNode documents(String type, JsonNode body) {
        if (!body.isString()) {
            return body;
        }
        if (!type.equals(MediaType.APPLICATION_NDJSON_VALUE)) {
            return JsonMapper.shared().readTree(body.stringValue());
        }
        var lines = JsonNodeFactory.instance.arrayNode();
        body.stringValue().lines().map(JsonMapper.shared()::readTree).forEach(lines::add);
        return lines;
    }

    /**
     * Whether the example of an answer is what really came back. Keys and times are new each time; of a list that is said
     * to be shortened, each entry shown must be there.
     */
    static boolean sameAs(JsonNode example, boolean shortened, JsonNode real) {
        if (example.isObject() && real.isObject()) {
            return Set.copyOf(example.propertyNames()).equals(Set.copyOf(real.propertyNames()))
                    && example.propertyStream()
                            .allMatch(each -> NEW_EACH_TIME.contains(each.getKey())
                                    || sameAs(each.getValue(), shortened, real.get(each.getKey())));
        }
        if (example.isArray() && real.isArray()) {
            return shortened
                    ? example.values().stream()
                            .allMatch(each -> real.values().stream().anyMatch(other -> sameAs(each, false, other)))
                    : example.size() == real.size()
                            && IntStream.range(0, example.size())
                                    .allMatch(i -> sameAs(example.get(i), false, real.get(i)));
        }
        return example.equals(real);
    }

    private static final Set<String> NEW_EACH_TIME = Set.of("keyId", "key", "createdAt", "expiresAt", "revokedAt");
}
