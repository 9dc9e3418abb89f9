package org.forewarn.alert.feed.webhook;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.forewarn.alert.feed.webhook.Delivery.State;
import org.forewarn.kit.problem.FieldProblem;
import org.forewarn.kit.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what partners send about their webhooks, or says what is wrong with it. */
@Component
class HookRequests {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final String URL = "url";

    private final AddressPolicy addresses;
    private final int most;

    HookRequests(AddressPolicy addresses, WebhookProperties properties) {
        this.addresses = addresses;
        this.most = properties.most();
    }

    /** Webhooks that a partner may have. */
    int most() {
        return most;
    }

    /** Of {@code {"url": "https://example.org/hooks"}}; nothing else may stand there. */
    URI url(byte[] body) {
        JsonNode request = parse(body);
        if (!request.isObject()) {
            throw Problems.malformed("The body is not one well-formed JSON object.");
        }
        for (String field : request.propertyNames()) {
            if (!field.equals(URL)) {
                throw invalid("", "unknown_field", "The only field is url.");
            }
        }
        JsonNode url = request.path(URL);
        if (!url.isString()) {
            throw invalid("/url", "required", "Give the URL as a string.");
        }
        return switch (HookUrl.read(url.asString(), addresses)) {
            case HookUrl.Read.Sound(URI sound) -> sound;
            case HookUrl.Read.Bad(String code, String rule) -> throw invalid("/url", code, rule);
        };
    }

    /** Null: all. */
    @Nullable
    State state(@Nullable String word) {
        if (word == null) {
            return null;
        }
        return Stream.of(State.values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(() ->
                        invalid("", "unknown_word", "The parameter state is pending, delivered, parked or withheld."));
    }

    private static JsonNode parse(byte[] body) {
        try {
            return STRICT.readTree(body);
        } catch (JacksonException e) {
            // its message quotes the text
            throw Problems.malformed("The body is not one well-formed JSON object.");
        }
    }

    private static RuntimeException invalid(String pointer, String code, String detail) {
        return Problems.invalid(List.of(new FieldProblem(pointer, code, detail)));
    }
}
