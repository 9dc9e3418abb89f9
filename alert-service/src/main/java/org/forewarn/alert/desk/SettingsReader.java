package org.forewarn.alert.desk;

import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.forewarn.alert.warning.SettingsCheck;
import org.forewarn.alert.warning.WarningSettings;
import org.forewarn.schemas.event.Severity;
import tools.jackson.databind.JsonNode;

/**
 * Reads an organisation's settings, all of them: what was left out would else be guessed. It notes every broken rule by
 * its place, those of form first.
 *
 * <p>Valid: what {@code GET /v1/desk/settings} gives, with another radius. Invalid: the same without {@code fourEyes}.
 */
final class SettingsReader {

    private static final int MAX_WORDS = 100;
    private static final Set<String> BODY = Set.of("version", "settings");
    private static final String AT = "/settings/";

    /** Every field of {@link WarningSettings}, under its name. */
    private static final Set<String> SETTINGS = Stream.of(WarningSettings.class.getRecordComponents())
            .map(component -> component.getName())
            .collect(Collectors.toUnmodifiableSet());

    private final JsonFields fields = new JsonFields();

    /** @param version that whoever changes them has seen */
    record Wanted(int version, WarningSettings settings) {}

    static Wanted read(byte[] body) {
        var reader = new SettingsReader();
        JsonNode json = JsonFields.parse(body);
        reader.fields.known(json, "", BODY);
        int version = reader.fields.whole(json.path("version"), "/version", "Give the version that you saw.");
        reader.fields.known(json.path("settings"), "/settings", SETTINGS);
        reader.fields.refuse();
        WarningSettings settings = reader.settings(json.path("settings"));
        reader.fields.refuse();
        SettingsCheck.of(settings)
                .forEach(refusal -> reader.fields.note(AT + refusal.field(), refusal.rule(), refusal.why()));
        reader.fields.refuse();
        return new Wanted(version, settings);
    }

    private WarningSettings settings(JsonNode json) {
        return new WarningSettings(
                severity(json, "enoughAlone"),
                severity(json, "enoughTogether"),
                whole(json, "together"),
                whole(json, "recentDays"),
                whole(json, "recentDaysSevere"),
                fields.number(json.path("radiusKm"), AT + "radiusKm"),
                fields.number(json.path("areaConsentKm"), AT + "areaConsentKm"),
                whole(json, "lifetimeHours"),
                whole(json, "reviewHours"),
                fields.yes(json.path("identifiersWhole"), AT + "identifiersWhole"),
                severities(words(json, "fourEyes")),
                new HashSet<>(words(json, "autoIssue")),
                levels(json.path("serviceLevelMinutes")),
                words(json, "languages"),
                whole(json, "pencePerSegment"));
    }

    private Severity severity(JsonNode json, String name) {
        return fields.word(json.path(name), AT + name, Severity.class);
    }

    private int whole(JsonNode json, String name) {
        return fields.whole(json.path(name), AT + name, "Give a whole number.");
    }

    private List<String> words(JsonNode json, String name) {
        return fields.words(json.path(name), AT + name, MAX_WORDS);
    }

    private Set<Severity> severities(Collection<String> words) {
        var severities = EnumSet.noneOf(Severity.class);
        for (Severity each : Severity.values()) {
            if (words.contains(each.name())) {
                severities.add(each);
            }
        }
        if (severities.size() != words.size()) {
            fields.note(AT + "fourEyes", "unknown_word", "Each is a severity, once.");
        }
        return severities;
    }

    private Map<Severity, Integer> levels(JsonNode json) {
        var levels = new EnumMap<Severity, Integer>(Severity.class);
        String at = AT + "serviceLevelMinutes";
        fields.known(
                json, at, Stream.of(Severity.values()).map(Severity::name).collect(Collectors.toUnmodifiableSet()));
        for (Severity each : Severity.values()) {
            levels.put(
                    each,
                    fields.whole(json.path(each.name()), at + "/" + each.name(), "Give minutes for each severity."));
        }
        return levels;
    }
}
