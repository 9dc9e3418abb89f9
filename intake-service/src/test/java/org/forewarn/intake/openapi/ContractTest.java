package org.forewarn.intake.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The checks themselves: what is as described passes, and every kind of difference is found out. */
class ContractTest {

    private static final Operation OPERATION =
            Operation.of((ObjectNode) JsonMapper.shared().readTree("""
                    {"paths": {"/v1/pets": {"get": {"responses": {
                        "200": {
                          "headers": {"Retry-After": {"$ref": "#/components/headers/RetryAfter"}},
                          "content": {
                            "application/json": {"schema": {"$ref": "#/components/schemas/Pet"}},
                            "application/x-ndjson": {"schema": {"type": "string"}, "x-line": {"$ref": "#/components/schemas/Pet"}}}},
                        "204": {}}}}},
                     "components": {
                       "headers": {"RetryAfter": {"schema": {"type": "string", "pattern": "^[0-9]+$"}}},
                       "schemas": {"Pet": {
                         "type": "object", "properties": {"name": {"type": "string"}},
                         "required": ["name"], "additionalProperties": false}}}}""")).getFirst();

    private static Answer answer(String status, String type, String retryAfter, String body) {
        var headers = new HttpHeaders();
        if (!type.isEmpty()) {
            headers.setContentType(MediaType.parseMediaType(type));
        }
        if (!retryAfter.isEmpty()) {
            headers.set("Retry-After", retryAfter);
        }
        return new Answer(status, headers, body);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "200 | application/json | 5 | {\"name\": \"Rex\"}",
                "200 | application/json;charset=UTF-8 | 5 | {\"name\": \"Rex\"}",
                "204 | `` | `` | ``"
            })
    void whatIsAsDescribedPasses(String status, String type, String retryAfter, String body) {
        assertThat(Contract.ofAnswer(OPERATION, answer(status, type, retryAfter, body)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "418 | application/json | 5 | {\"name\": \"Rex\"}",
                "200 | application/json | `` | {\"name\": \"Rex\"}",
                "200 | application/json | soon | {\"name\": \"Rex\"}",
                "200 | text/html | 5 | <p>Rex</p>",
                "200 | application/json | 5 | {}",
                "200 | application/json | 5 | {\"name\": 7}",
                "200 | application/json | 5 | {\"name\": \"Rex\", \"tail\": true}",
                "204 | application/json | `` | {}"
            })
    void aDifferenceIsFoundOut(String status, String type, String retryAfter, String body) {
        assertThat(Contract.ofAnswer(OPERATION, answer(status, type, retryAfter, body)))
                .isNotEmpty();
    }

    @Test
    void everyLineIsLookedAt() {
        String lines = "{\"name\": \"Rex\"}\n{\"name\": \"Kim\"}\n";
        assertThat(Contract.ofAnswer(OPERATION, answer("200", "application/x-ndjson", "5", lines)))
                .isEmpty();
        assertThat(Contract.ofAnswer(OPERATION, answer("200", "application/x-ndjson", "5", lines + "{}\n")))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\": 1, \"keyId\": \"x\"} | {\"keyId\": \"y\", \"a\": 1} | false | true",
                "{\"a\": 1} | {\"a\": 2} | false | false",
                "{\"a\": 1} | {\"a\": 1, \"b\": 1} | false | false",
                "{\"a\": 1, \"keyId\": \"x\"} | {\"a\": 1} | false | false",
                "[1, 2] | [1, 2] | false | true",
                "[1] | [1, 2] | false | false",
                "[2] | [1, 2] | true | true",
                "[3] | [1, 2] | true | false"
            })
    void anExampleIsWhatReallyCameBack(String example, String real, boolean shortened, boolean same) {
        assertThat(Contract.sameAs(
                        JsonMapper.shared().readTree(example),
                        shortened,
                        JsonMapper.shared().readTree(real)))
                .isEqualTo(same);
    }
}
