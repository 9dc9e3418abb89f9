package org.forewarn.matching.check.serving;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.forewarn.kit.problem.FieldProblem;
import org.forewarn.kit.problem.Problems;
import org.forewarn.matching.check.CheckKind;
import org.forewarn.matching.check.CheckQuestion;
import org.forewarn.matching.check.QuestionReader;
import org.forewarn.matching.check.QuestionReader.Read;
import org.jspecify.annotations.Nullable;
import org.springframework.web.ErrorResponseException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@code {"type": "phone", "value": "07700 900123"}}, or answers with every problem it has. */
final class CheckReader {

    /** The longest value in four-byte characters, each written as two escapes, and the rest. */
    static final int MAX_BYTES = 8_192;

    private static final String TYPE = "type";
    private static final String VALUE = "value";
    private static final List<String> FIELDS = List.of(TYPE, VALUE);
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final QuestionReader questions;

    CheckReader(QuestionReader questions) {
        this.questions = questions;
    }

    CheckQuestion read(byte @Nullable [] body) {
        JsonNode document = document(body);
        List<FieldProblem> problems = new ArrayList<>();
        document.propertyNames().stream()
                .filter(name -> !FIELDS.contains(name))
                .findFirst()
                // the name is not quoted: somebody may have sent the value as one
                .ifPresent(name -> problems.add(
                        new FieldProblem("", "unknown_field", "Give the fields type and value, and no others.")));
        String type = text(document, TYPE, problems);
        String value = text(document, VALUE, problems);
        CheckKind kind = type == null ? null : CheckKind.of(type).orElse(null);
        if (type != null && kind == null) {
            problems.add(new FieldProblem("/" + TYPE, "unknown_word", "Use one of: " + words() + "."));
        }
        if (kind == null || value == null || !problems.isEmpty()) {
            throw Problems.invalid(problems);
        }
        return switch (questions.read(kind, value)) {
            case Read.Understood(CheckQuestion question) -> question;
            case Read.NotUnderstood(String code, String detail) ->
                throw notUnderstood(new FieldProblem("/" + VALUE, code, detail));
        };
    }

    private static JsonNode document(byte @Nullable [] body) {
        if (body == null || body.length == 0) {
            throw Problems.malformed("Send a JSON object with type and value.");
        }
        if (body.length > MAX_BYTES) {
            throw Problems.tooLarge(MAX_BYTES);
        }
        try {
            JsonNode document = JSON.readTree(body);
            if (document.isObject()) {
                return document;
            }
        } catch (JacksonException e) {
            // its message quotes the document
        }
        throw Problems.malformed("Send a JSON object with type and value.");
    }

    private static @Nullable String text(JsonNode document, String field, List<FieldProblem> problems) {
        JsonNode node = document.get(field);
        if (node == null
                || node.isNull()
                || (node.isString() && node.stringValue().isBlank())) {
            problems.add(new FieldProblem("/" + field, "required", "This field is required."));
            return null;
        }
        if (!node.isString()) {
            problems.add(new FieldProblem("/" + field, "wrong_type", "Give a string."));
            return null;
        }
        return node.stringValue();
    }

    /** 422: type and value can be read, but the value is none of that type. */
    private static ErrorResponseException notUnderstood(FieldProblem problem) {
        var exception =
                Problems.unprocessable("not-understood", "The value cannot be read as one of this type; see errors.");
        exception.getBody().setProperty("errors", List.of(problem));
        return exception;
    }

    private static String words() {
        return Arrays.stream(CheckKind.values()).map(CheckKind::word).collect(Collectors.joining(", "));
    }
}
