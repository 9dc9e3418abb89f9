package org.forewarn.intake.batch;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.forewarn.intake.reading.Codes;
import org.forewarn.intake.reading.UkTimes;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * One column of a CSV file.
 *
 * @param path names of fields, and places in lists counted from 1
 * @param kind what its cells hold
 * @param words those that a cell may hold, if it may hold only certain ones
 */
record Column(List<String> path, Kind kind, Set<String> words) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String BETWEEN_ENTRIES = ";";
    private static final int MAX_NUMBER_CHARS = 20;
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,10}(\\.[0-9]{1,12})?");
    private static final Pattern NO_TIME_OF_DAY = Pattern.compile("[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}");
    private static final Pattern RFC_3339 =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt].*(?:[Zz]|[+-][0-9]{2}:[0-9]{2})");
    private static final Set<String> YES = Set.of("yes", "y", "true", "1");
    private static final Set<String> NO = Set.of("no", "n", "false", "0");

    enum Kind {
        TEXT,
        WORD,
        LIST,
        WHOLE_NUMBER,
        DECIMAL_NUMBER,
        YES_OR_NO,
        TIME
    }

    /** The column of that title, when the form has such a field. */
    static Optional<Column> find(String title, JsonNode form) {
        List<String> path = Arrays.asList(title.split("\\.", -1));
        JsonNode at = form;
        for (String step : path) {
            at = at == null ? null : next(at, step);
        }
        Kind kind = at == null ? null : kind(at);
        if (at == null || kind == null) {
            return Optional.empty();
        }
        return Optional.of(new Column(List.copyOf(path), kind, words(kind == Kind.LIST ? at.get("items") : at)));
    }

    private static @Nullable JsonNode next(JsonNode at, String step) {
        if (at.has("properties")) {
            return at.get("properties").get(step);
        }
        boolean place = step.matches("[1-9][0-9]?")
                && at.path("items").has("properties")
                && Integer.parseInt(step) <= at.path("maxItems").asInt(0);
        return place ? at.get("items") : null;
    }

    private static @Nullable Kind kind(JsonNode field) {
        return switch (field.path("type").asString("")) {
            case "string" -> {
                if (field.path("format").asString("").equals("date-time")) {
                    yield Kind.TIME;
                }
                yield field.has("enum") ? Kind.WORD : Kind.TEXT;
            }
            case "integer" -> Kind.WHOLE_NUMBER;
            case "number" -> Kind.DECIMAL_NUMBER;
            case "boolean" -> Kind.YES_OR_NO;
            case "array" -> field.path("items").has("properties") ? null : Kind.LIST;
            default -> null;
        };
    }

    private static Set<String> words(@Nullable JsonNode field) {
        Set<String> words = new HashSet<>();
        if (field != null && field.has("enum")) {
            field.get("enum").forEach(word -> words.add(word.asString()));
        }
        return Set.copyOf(words);
    }

    /** The path as the steps of a JSON Pointer, whose places count from 0. */
    List<String> pointer() {
        return path.stream()
                .map(step -> WHOLE.matcher(step).matches() ? String.valueOf(Integer.parseInt(step) - 1) : step)
                .toList();
    }

    /** @param cell not blank, nothing around it */
    Cell read(String cell) {
        return switch (kind) {
            case TEXT -> text(cell);
            case WORD -> text(word(cell));
            case LIST -> new Cell.Value(list(cell));
            case WHOLE_NUMBER ->
                WHOLE.matcher(cell).matches() && cell.length() <= MAX_NUMBER_CHARS
                        ? new Cell.Value(JSON.numberNode(Long.parseLong(cell)))
                        : new Cell.Unclear(Codes.WRONG_TYPE, "Write a whole number, in digits only.");
            case DECIMAL_NUMBER ->
                DECIMAL.matcher(cell).matches()
                        ? new Cell.Value(JSON.numberNode(Double.parseDouble(cell)))
                        : new Cell.Unclear(
                                Codes.WRONG_TYPE, "Write a number in digits, with a dot if it has decimals.");
            case YES_OR_NO -> yesOrNo(cell.toLowerCase(Locale.ROOT));
            case TIME -> time(cell);
        };
    }

    private static Cell text(String text) {
        return text.indexOf('\uFFFD') < 0
                ? new Cell.Value(JSON.stringNode(text))
                : new Cell.Unclear(
                        Codes.BAD_CHARACTER,
                        "The file is not in UTF-8 here: export it as 'CSV UTF-8', and send it again.");
    }

    /** People write words with capitals and spaces. */
    private String word(String cell) {
        String word = cell.toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
        return words.contains(word) ? word : cell;
    }

    private ArrayNode list(String cell) {
        ArrayNode list = JSON.arrayNode();
        for (String entry : cell.split(BETWEEN_ENTRIES)) {
            if (!entry.isBlank()) {
                list.add(word(entry.strip()));
            }
        }
        return list;
    }

    private static Cell yesOrNo(String cell) {
        if (YES.contains(cell) || NO.contains(cell)) {
            return new Cell.Value(JSON.booleanNode(YES.contains(cell)));
        }
        return new Cell.Unclear(Codes.WRONG_TYPE, "Write yes or no.");
    }

    private static Cell time(String cell) {
        if (RFC_3339.matcher(cell).matches()) {
            return new Cell.Value(JSON.stringNode(cell));
        }
        String time = UkTimes.rfc3339(cell, null);
        if (time == null || time.equals(cell)) {
            return new Cell.Unclear(
                    Codes.NOT_A_DATE, "Write date and time as 29/07/2026 23:15 or as 2026-07-29T23:15:00+01:00.");
        }
        return NO_TIME_OF_DAY.matcher(cell).matches()
                ? new Cell.Day(JSON.stringNode(time))
                : new Cell.Value(JSON.stringNode(time));
    }
}
