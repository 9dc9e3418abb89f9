package org.forewarn.alert.desk;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.forewarn.alert.warning.AreaChoice;
import org.forewarn.alert.warning.AreaChoice.Kind;
import org.forewarn.alert.warning.Composition;
import org.forewarn.alert.warning.WarningSettings;
import tools.jackson.databind.JsonNode;

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
    private static final Set<String> FIELDS = Set.of("version", "fields", "area", "languages", "lifetimeHours");
    private static final Set<String> AREA_FIELDS = Set.of("kind", "radiusKm", "names");

    private final JsonFields fields = new JsonFields();

    /**
     * A choice for a version of a warning.
     *
     * @param version of the warning that whoever chose has seen
     */
    record Choice(int version, Composition composition) {}

    static Choice read(byte[] body) {
        var reader = new ChoiceReader();
        Choice choice = reader.choice(JsonFields.parse(body));
        reader.fields.refuse();
        return choice;
    }

    private Choice choice(JsonNode json) {
        fields.known(json, "", FIELDS);
        return new Choice(
                fields.whole(json.path("version"), "/version", "Give the version that you saw."),
                new Composition(
                        new HashSet<>(fields.words(json.path("fields"), "/fields", MAX_FIELDS)),
                        Set.of(),
                        area(json.path("area")),
                        json.has("languages")
                                ? fields.words(json.path("languages"), "/languages", MAX_LANGUAGES)
                                : List.of("en"),
                        fields.whole(json.path("lifetimeHours"), "/lifetimeHours", "Give how many hours it holds.")));
    }

    private AreaChoice area(JsonNode json) {
        fields.known(json, "/area", AREA_FIELDS);
        Kind kind = Kind.AROUND;
        try {
            kind = Kind.valueOf(json.path("kind").asString("").toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            fields.note("/area/kind", "unknown_word", "Use one of: around, districts, counties, national.");
        }
        double km = json.path("radiusKm").asDouble(0);
        if (kind == Kind.AROUND && !(km >= 0 && km <= WarningSettings.MAX_KM && json.has("radiusKm"))) {
            fields.note("/area/radiusKm", "out_of_range", "Give the radius, from 0 to 500 kilometres.");
        }
        return new AreaChoice(
                kind, km, json.has("names") ? fields.words(json.path("names"), "/area/names", MAX_NAMES) : List.of());
    }
}
