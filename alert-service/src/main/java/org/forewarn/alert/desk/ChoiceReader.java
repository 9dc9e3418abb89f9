package org.forewarn.alert.desk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.forewarn.alert.warning.AreaChoice;
import org.forewarn.alert.warning.AreaChoice.Kind;
import org.forewarn.alert.warning.Composition;
import org.forewarn.alert.warning.WarningSettings;
import org.forewarn.kit.problem.FieldProblem;
import org.forewarn.kit.problem.Problems;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what somebody chose to say, and notes every broken rule by its place.
 *
 * <p>Valid: {@code {"version": 3, "fields": ["type:robbery", "phone:07700 900123"], "area": {"kind": "around", "radiusKm":
 * 10}, "languages": ["en"], "lifetimeHours": 48}}. Invalid: the same with {@code "text": "Beware of him"}.
 */
final class ChoiceReader {

    /** More than a case of two hundred reports has to tell. */
    private static final int MAX_FIELDS = 2_000;

    private static final int MAX_NAMES = 3_000;
    private static final int MAX_LANGUAGES = 20;
    private static final int MAX_LENGTH = 200;
    private static final Set<String> FIELDS = Set.of("version", "fields", "area", "languages", "lifetimeHours");
    private static final Set<String> AREA_FIELDS = Set.of("kind", "radiusKm", "names");

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final List<FieldProblem> problems = new ArrayList<>();

    /**
     * A choice for a version of a warning.
     *
     * @param version of the warning that whoever chose has seen
     */
    record Choice(int version, Composition composition) {}

    static JsonNode parse(byte[] body) {
        try {
            return STRICT.readTree(body);
        } catch (JacksonException e) {
            // its message quotes the text
            throw Problems.malformed("The body is not one well-formed JSON object.");
        }
    }

    static Choice read(byte[] body) {
        var reader = new ChoiceReader();
        Choice choice = reader.choice(parse(body));
        if (!reader.problems.isEmpty()) {
            throw Problems.invalid(reader.problems);
        }
        return choice;
    }

    private Choice choice(JsonNode json) {
        refuseUnknown(json, "", FIELDS);
        JsonNode version = json.path("version");
        if (!version.canConvertToInt()) {
            note("/version", "required", "Give the version that you saw.");
        }
        return new Choice(
                version.asInt(0),
                new Composition(
                        new HashSet<>(words(json.path("fields"), "/fields", MAX_FIELDS)),
                        Set.of(),
                        area(json.path("area")),
                        json.has("languages")
                                ? words(json.path("languages"), "/languages", MAX_LANGUAGES)
                                : List.of("en"),
                        hours(json.path("lifetimeHours"))));
    }

    private AreaChoice area(JsonNode json) {
        refuseUnknown(json, "/area", AREA_FIELDS);
        Kind kind = Kind.AROUND;
        try {
            kind = Kind.valueOf(json.path("kind").asString("").toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            note("/area/kind", "unknown_word", "Use one of: around, districts, counties, national.");
        }
        double km = json.path("radiusKm").asDouble(0);
        if (kind == Kind.AROUND && !(km >= 0 && km <= WarningSettings.MAX_KM && json.has("radiusKm"))) {
            note("/area/radiusKm", "out_of_range", "Give the radius, from 0 to 500 kilometres.");
        }
        return new AreaChoice(
                kind, km, json.has("names") ? words(json.path("names"), "/area/names", MAX_NAMES) : List.of());
    }

    private int hours(JsonNode json) {
        if (!json.canConvertToInt()) {
            note("/lifetimeHours", "required", "Give how many hours it holds.");
        }
        return json.asInt(0);
    }

    private List<String> words(JsonNode json, String place, int max) {
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

    private void refuseUnknown(JsonNode json, String place, Set<String> known) {
        if (!json.isObject()) {
            note(place, "not_an_object", "Give an object.");
            return;
        }
        json.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> note(
                        place,
                        "unknown_field",
                        "A field is not known here. Known: " + String.join(", ", new java.util.TreeSet<>(known))
                                + "."));
    }

    private void note(String place, String rule, String message) {
        problems.add(new FieldProblem(place, rule, message));
    }
}
