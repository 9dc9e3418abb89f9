package org.forewarn.alert.desk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.forewarn.kit.problem.FieldProblem;
import org.forewarn.kit.problem.Problems;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the fields of a JSON body, and notes every broken rule by its place. What it gives for a field that breaks a rule
 * is of no use; whoever reads asks {@link #refuse} before they use any.
 */
final class JsonFields {

    private static final int MAX_LENGTH = 200;

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final List<FieldProblem> problems = new ArrayList<>();

    static JsonNode parse(byte[] body) {
        try {
            return STRICT.readTree(body);
        } catch (JacksonException e) {
            // its message quotes the text
            throw Problems.malformed("The body is not one well-formed JSON object.");
        }
    }

    /** An object of these fields and no others. */
    void known(JsonNode json, String place, Set<String> known) {
        if (!json.isObject()) {
            note(place, "not_an_object", "Give an object.");
            return;
        }
        json.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> note(
                        place,
                        "unknown_field",
                        "A field is not known here. Known: " + String.join(", ", new TreeSet<>(known)) + "."));
    }

    int whole(JsonNode json, String place, String message) {
        if (!json.canConvertToInt() || !json.isIntegralNumber()) {
            note(place, "required", message);
        }
        return json.asInt(0);
    }

    double number(JsonNode json, String place) {
        if (!json.isNumber()) {
            note(place, "required", "Give a number.");
        }
        return json.asDouble(0);
    }

    boolean yes(JsonNode json, String place) {
        if (!json.isBoolean()) {
            note(place, "required", "Give true or false.");
        }
        return json.asBoolean(false);
    }

    /** A text, which may be empty. */
    String text(JsonNode json, String place) {
        if (!json.isString() || json.asString().length() > MAX_LENGTH) {
            note(place, "required", "Give a text of at most " + MAX_LENGTH + " characters.");
            return "";
        }
        return json.asString();
    }

    /** One of the words of an enumeration; the first of them when it is none. */
    <E extends Enum<E>> E word(JsonNode json, String place, Class<E> words) {
        String given = json.asString("");
        E[] all = words.getEnumConstants();
        return Arrays.stream(all)
                .filter(each -> each.name().equals(given))
                .findFirst()
                .orElseGet(() -> {
                    note(
                            place,
                            "unknown_word",
                            "Use one of: " + Arrays.stream(all).map(Enum::name).collect(Collectors.joining(", "))
                                    + ".");
                    return all[0];
                });
    }

    List<String> words(JsonNode json, String place, int max) {
        if (!json.isArray() || json.size() > max) {
            note(place, "required", "Give a list of at most " + max + " words.");
            return List.of();
        }
        var words = new ArrayList<String>();
        for (JsonNode each : json) {
            if (!each.isString() || each.asString().length() > MAX_LENGTH) {
                note(place, "not_a_word", "Each is a text of at most " + MAX_LENGTH + " characters.");
                return List.of();
            }
            words.add(each.asString());
        }
        return words;
    }

    void note(String place, String rule, String message) {
        problems.add(new FieldProblem(place, rule, message));
    }

    /** Throws what was noted, if anything was. */
    void refuse() {
        if (!problems.isEmpty()) {
            throw Problems.invalid(problems);
        }
    }
}
