package org.forewarn.intake.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.forewarn.intake.IntakeOnSharedParts;
import org.forewarn.kit.access.Scopes;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds the served description against the running service: what is mapped, what every example and every kind of refusal
 * is really answered with.
 */
class ContractIT extends IntakeOnSharedParts {

    /** Answers that cannot be had by asking: the broker would have to be down, or the service flooded. */
    private static final Set<String> NOT_BY_ASKING = Set.of("429", "503");

    /** More than a charity may have at once, of keys or mappings. */
    private static final int MANY = 50;

    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    private ObjectNode document() {
        return (ObjectNode) JSON.readTree(http.get()
                .uri("/openapi.json")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBodyContent());
    }

    @Test
    void whatIsServedIsDescribedAndNothingElse() {
        assertThat(Contract.ofMappings(requestMappingHandlerMapping.getHandlerMethods(), document()))
                .isEmpty();
    }

    /** Each a difference that somebody could make by changing one side and forgetting the other. */
    @TestFactory
    Stream<DynamicNode> aDifferenceIsFoundOut() {
        Map<String, Consumer<ObjectNode>> slips = Map.of(
                "POST /v1/reports is served and not described",
                document -> document.withObject("/paths/~1v1~1reports").remove("post"),
                "GET /v1/reports is described and not served",
                document -> document.withObject("/paths/~1v1~1reports/get/responses"),
                "POST /v1/reports takes",
                document -> document.withObject("/paths/~1v1~1reports/post/requestBody/content")
                        .putObject("text/plain"),
                "PUT /v1/reports/{reference} has parameters",
                document -> document.withObject("/paths/~1v1~1reports~1{reference}/put")
                        .withArray("parameters")
                        .remove(1),
                "POST /v1/reports wants",
                document -> document.withObject("/paths/~1v1~1reports/post")
                        .withArray("security")
                        .removeAll());
        return slips.entrySet().stream()
                .map(slip -> dynamicTest(slip.getKey(), () -> {
                    ObjectNode document = document();
                    slip.getValue().accept(document);
                    assertThat(Contract.ofMappings(requestMappingHandlerMapping.getHandlerMethods(), document))
                            .anyMatch(each -> each.startsWith(slip.getKey()));
                }));
    }

    @TestFactory
    Stream<DynamicNode> everyAnswerIsAsDescribed() {
        List<Operation> operations = Operation.of(document());
        var conversation = new Conversation();
        return Stream.of(
                dynamicContainer(
                        "examples",
                        operations.stream()
                                .flatMap(Operation::examples)
                                .map(each -> dynamicTest(each.title(), () -> conversation.example(each)))),
                dynamicContainer(
                        "refusals",
                        operations.stream().map(each -> dynamicTest(each.name(), () -> conversation.refusals(each)))),
                dynamicTest("no more keys than a charity may have", () -> conversation.noMoreKeys(operations)),
                dynamicTest("no more mappings than a charity may have", () -> conversation.noMoreMappings(operations)),
                dynamicTest("every answer described was given", () -> conversation.everyAnswerWasGiven(operations)));
    }

    /** Sends, and remembers what was answered. */
    private final class Conversation {

        private final Map<String, String> keys = new HashMap<>();
        private final Map<String, String> names = new HashMap<>();
        private final Set<String> given = new HashSet<>();

        private String key(Operation operation) {
            return operation
                    .scope()
                    .map(scope -> scope.equals(Scopes.PARTNERS_ADMIN)
                            ? OPERATOR.text()
                            : keys.computeIfAbsent(
                                    scope,
                                    each -> keyOf(
                                            each.equals(Scopes.REPORTS_WRITE) ? "wren-centre" : "avocet-line", each)))
                    .orElse("");
        }

        void example(Operation.Example example) {
            Answer answer = send(example, key(example.operation()));
            assertThat(answer.status()).as(answer.body()).isEqualTo(example.status());
            agrees(example.operation(), answer);
            JsonNode shown = example.answer();
            if (!shown.isMissingNode()) {
                JsonNode documented = Contract.documents(answer.type(), shown.get("value"));
                JsonNode real =
                        Contract.documents(answer.type(), JSON.getNodeFactory().stringNode(answer.body()));
                assertThat(Contract.sameAs(documented, shown.has(Examples.SHORTENED), real))
                        .as("shown: %s%nreal: %s", documented, real)
                        .isTrue();
                remember(documented, real);
            }
        }

        /** Names of keys are new each time: what the document calls one is given back as what it really is. */
        private void remember(JsonNode documented, JsonNode real) {
            if (documented.get("keyId") instanceof JsonNode keyId && real.get("keyId") instanceof JsonNode really) {
                names.put(keyId.stringValue(), really.stringValue());
            }
        }

        private void agrees(Operation operation, Answer answer) {
            assertThat(Contract.ofAnswer(operation, answer)).as(answer.body()).isEmpty();
            given.add(operation.name() + " " + answer.status());
        }

        /** What everybody is refused alike: no key, a key for something else, another type, too long a body. */
        void refusals(Operation operation) {
            Operation.Example any = operation.examples().findFirst().orElseThrow();
            if (operation.scope().isPresent()) {
                refused(operation, "401", send(any, "fwk_0a1b2c3d4e_" + "A".repeat(43)));
                refused(
                        operation,
                        "403",
                        send(any, keys.computeIfAbsent("", each -> keyOf("heron-aid", "warnings:read"))));
            }
            if (!operation.takes().isEmpty()) {
                if (operation.wantsBody()) {
                    refused(operation, "415", send(any, key(operation), "image/png", new byte[] {1}));
                }
                int most = operation.body().at("/requestBody/x-max-bytes").intValue();
                String type = operation.takes().iterator().next();
                refused(
                        operation,
                        "413",
                        send(any, key(operation), type, " ".repeat(most + 1).getBytes(StandardCharsets.US_ASCII)));
            }
        }

        private void refused(Operation operation, String status, Answer answer) {
            assertThat(answer.status()).isEqualTo(status);
            agrees(operation, answer);
        }

        void noMoreKeys(List<Operation> operations) {
            Operation rotation = named(operations, "POST /v1/partners/{partnerId}/keys");
            Operation.Example again = rotation.examples().findFirst().orElseThrow();
            Answer answer = send(again, OPERATOR.text());
            for (int keys = 0; keys < MANY && answer.status().equals("201"); keys++) {
                answer = send(again, OPERATOR.text());
            }
            refused(rotation, "409", answer);
        }

        void noMoreMappings(List<Operation> operations) {
            Operation registration = named(operations, "PUT /v1/mappings/{name}");
            Operation.Example any = registration.examples().findFirst().orElseThrow();
            names.put("own-form", "another-form");
            Answer answer = send(any, key(registration));
            for (int forms = 0; forms < MANY && answer.status().equals("201"); forms++) {
                names.put("own-form", "another-form-" + forms);
                answer = send(any, key(registration));
            }
            refused(registration, "409", answer);
        }

        private static Operation named(List<Operation> operations, String name) {
            return operations.stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }

        void everyAnswerWasGiven(List<Operation> operations) {
            var described = operations.stream()
                    .flatMap(operation -> operation.statuses().stream()
                            .filter(status -> !NOT_BY_ASKING.contains(status))
                            .map(status -> operation.name() + " " + status))
                    .toList();
            assertThat(given).containsExactlyInAnyOrderElementsOf(described);
        }

        private Answer send(Operation.Example example, String key) {
            return example.body()
                    .map(body -> send(example, key, body.getKey(), bytes(body.getValue())))
                    .orElseGet(() -> send(example, key, "", new byte[0]));
        }

        private static byte[] bytes(JsonNode body) {
            return (body.isString() ? body.stringValue() : body.toString()).getBytes(StandardCharsets.UTF_8);
        }

        private Answer send(Operation.Example example, String key, String type, byte[] body) {
            var values = new HashMap<String, Object>();
            var queries = new ArrayList<String>();
            var headers = new HttpHeaders();
            example.parameters().forEach(parameter -> {
                String name = parameter.get("name").stringValue();
                String value = names.getOrDefault(
                        example.value(parameter).asString(),
                        example.value(parameter).asString());
                switch (parameter.get("in").stringValue()) {
                    case "path" -> values.put(name, value);
                    case "query" -> {
                        queries.add(name);
                        values.put(name, value);
                    }
                    case "header" -> headers.set(name, value);
                    default -> throw new AssertionError("a parameter in another place");
                }
            });
            var request = http.method(HttpMethod.valueOf(example.operation().method()))
                    .uri(uri -> {
                        uri.path(example.operation().path());
                        queries.forEach(name -> uri.queryParam(name, "{" + name + "}"));
                        return uri.build(values);
                    })
                    .headers(all -> all.addAll(headers));
            if (!key.isEmpty()) {
                request.headers(all -> all.setBearerAuth(key));
            }
            if (!type.isEmpty()) {
                request.contentType(MediaType.parseMediaType(type)).bodyValue(body);
            }
            return Answer.of(request.exchange().expectBody().returnResult());
        }
    }
}
