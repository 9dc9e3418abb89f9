package org.forewarn.alert.audience;

import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.forewarn.alert.audience.Subscription.Told;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the wishes in an uploaded entry, each of which may be missing: {@code "kinds": ["violence"], "quietHours": {"from":
 * "22:00", "to": "07:00"}, "digest": true, "pausedUntil": "2026-12-24T09:00:00Z"}. {@code null} takes back what stands.
 */
final class WishesReader {

    static final Set<String> FIELDS = Set.of("kinds", "quietHours", "digest", "pausedUntil");

    private static final Set<String> QUIET_FIELDS = Set.of("from", "to");
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

    /** Notes a broken rule. */
    interface Notes {
        void note(String pointer, String code, String detail);
    }

    private final Notes notes;

    WishesReader(Notes notes) {
        this.notes = notes;
    }

    Told read(JsonNode entry, String at) {
        return new Told(
                kinds(entry.path("kinds"), at + "/kinds"),
                entry.has("quietHours"),
                quietHours(entry.path("quietHours"), at + "/quietHours"),
                digest(entry.path("digest"), at + "/digest"),
                entry.has("pausedUntil"),
                moment(entry.path("pausedUntil"), at + "/pausedUntil"));
    }

    private @Nullable Set<IncidentKind> kinds(JsonNode value, String at) {
        if (value.isMissingNode()) {
            return null;
        }
        if (value.isNull()) {
            return IncidentKind.all();
        }
        if (!value.isArray() || value.isEmpty()) {
            notes.note(at, "required", "Give a list of at least one kind of incident, or leave it out.");
            return null;
        }
        var kinds = EnumSet.noneOf(IncidentKind.class);
        for (int i = 0; i < value.size(); i++) {
            Optional<IncidentKind> kind =
                    IncidentKind.find(value.get(i).asStringOpt().orElse(""));
            kind.ifPresent(kinds::add);
            if (kind.isEmpty()) {
                notes.note(at + "/" + i, "vocabulary", "Give a kind of incident, such as violence.");
            }
        }
        return kinds;
    }

    private @Nullable QuietHours quietHours(JsonNode value, String at) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        String from = value.path("from").asStringOpt().orElse("");
        String to = value.path("to").asStringOpt().orElse("");
        if (!value.isObject()
                || !QUIET_FIELDS.containsAll(value.propertyNames())
                || !TIME.matcher(from).matches()
                || !TIME.matcher(to).matches()
                || from.equals(to)) {
            notes.note(at, "format", "Give from and to, two different times such as 22:00 and 07:00.");
            return null;
        }
        return new QuietHours(LocalTime.parse(from), LocalTime.parse(to));
    }

    private @Nullable Boolean digest(JsonNode value, String at) {
        if (value.isMissingNode()) {
            return null;
        }
        if (!value.isBoolean()) {
            notes.note(at, "wrong_type", "Give true or false.");
            return null;
        }
        return value.booleanValue();
    }

    private @Nullable Instant moment(JsonNode value, String at) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        try {
            return Instant.parse(value.asStringOpt().orElse(""));
        } catch (DateTimeParseException e) {
            notes.note(at, "format", "Give a moment in UTC, such as 2026-12-24T09:00:00Z.");
            return null;
        }
    }
}
