package org.forewarn.intake.openapi;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.web.util.UriUtils;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An example as a command for a shell. Where the service is and the key are left to the variables {@code FOREWARN} and
 * {@code KEY}: the page cannot know the first, and must not show the second.
 */
final class CurlCommand {

    private static final PrettyPrinter PRINTER = new DefaultPrettyPrinter()
            .withSeparators(Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER));

    private CurlCommand() {}

    static String of(String method, String path, JsonNode operation, String example) {
        var lines = new ArrayList<String>();
        lines.add(start(method) + "\"$FOREWARN" + target(path, operation, example) + "\"");
        if (!operation.path("security").isEmpty()) {
            lines.add("-H \"Authorization: Bearer $KEY\"");
        }
        given(operation, "header", example)
                .forEach(each -> lines.add("-H " + quoted(name(each) + ": " + value(each, example))));
        operation.path("requestBody").path("content").forEachEntry((type, media) -> {
            JsonNode body = media.path("examples").path(example).path("value");
            if (!body.isMissingNode()) {
                lines.add("-H 'Content-Type: " + type + "'");
                lines.add((body.isString() ? "--data-binary " : "-d ") + quoted(printed(body)));
            }
        });
        return String.join(" \\\n  ", lines);
    }

    private static String start(String method) {
        return method.equals("get") ? "curl " : "curl -X " + method.toUpperCase(Locale.ROOT) + " ";
    }

    private static String target(String path, JsonNode operation, String example) {
        String target = path;
        for (JsonNode each : given(operation, "path", example)) {
            target = target.replace("{" + name(each) + "}", encoded(value(each, example)));
        }
        var query = given(operation, "query", example).stream()
                .map(each -> name(each) + "=" + encoded(value(each, example)))
                .toList();
        return query.isEmpty() ? target : target + "?" + String.join("&", query);
    }

    private static List<JsonNode> given(JsonNode operation, String where, String example) {
        return operation.path("parameters").values().stream()
                .filter(each -> each.path("in").asString().equals(where))
                .filter(each -> each.path("examples").has(example))
                .toList();
    }

    private static String name(JsonNode parameter) {
        return parameter.path("name").stringValue();
    }

    private static String value(JsonNode parameter, String example) {
        return parameter.path("examples").path(example).path("value").asString();
    }

    private static String encoded(String value) {
        return UriUtils.encode(value, StandardCharsets.UTF_8);
    }

    /** JSON over several lines; a text as it is. */
    static String printed(JsonNode value) {
        return value.isString()
                ? value.stringValue()
                : JsonMapper.shared().writer().with(PRINTER).writeValueAsString(value);
    }

    /** For a POSIX shell: within single quotes everything stands for itself but the single quote. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
