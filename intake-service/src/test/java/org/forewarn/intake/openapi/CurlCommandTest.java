package org.forewarn.intake.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CurlCommandTest {

    /** What a real shell hands to the program, one argument a line. */
    private static List<String> arguments(String command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        "sh",
                        "-c",
                        "FOREWARN=https://example.org KEY=k; curl() { printf '%s\\036' \"$@\"; }\n" + command)
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return List.of(printed.split("\u001e"));
    }

    @Test
    void aShellHandsOnExactlyWhatTheExampleSays() throws IOException, InterruptedException {
        JsonNode operation = JsonMapper.shared().readTree("""
                {
                  "security": [{"key": ["reports:write"]}],
                  "parameters": [
                    {"name": "reference", "in": "path", "examples": {"one": {"value": "A/1 $HOME \\"x\\""}}},
                    {"name": "mode", "in": "query", "examples": {"one": {"value": "a&b"}}},
                    {"name": "Idempotency-Key", "in": "header", "examples": {"one": {"value": "\\"it's\\""}}}
                  ],
                  "requestBody": {"content": {"application/json": {"examples": {
                    "one": {"value": {"text": "it's $5 `now`\\nand a \\\\ at the end"}},
                    "other": {"value": 1}}}}}
                }""");
        List<String> arguments = arguments(CurlCommand.of("put", "/v1/reports/{reference}", operation, "one"));
        assertThat(arguments.subList(0, arguments.size() - 1))
                .containsExactly(
                        "-X",
                        "PUT",
                        "https://example.org/v1/reports/A%2F1%20%24HOME%20%22x%22?mode=a%26b",
                        "-H",
                        "Authorization: Bearer k",
                        "-H",
                        "Idempotency-Key: \"it's\"",
                        "-H",
                        "Content-Type: application/json",
                        "-d");
        assertThat(JsonMapper.shared().readTree(arguments.getLast()))
                .isEqualTo(operation.at("/requestBody/content/application~1json/examples/one/value"));
    }
}
