package org.forewarn.intake.openapi;

import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import org.forewarn.intake.openapi.Manual.Type;
import org.forewarn.intake.reading.Texts;
import org.forewarn.intake.reading.Words;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Schemas of single values, as phrases. */
final class Types {

    /** More words than this are read in a list of their own. */
    private static final int FEW_WORDS = 8;

    private static final String REFERENCE = "$ref";
    private static final String SCHEMAS = "#/components/schemas/";

    private Types() {}

    static Type of(JsonNode schema) {
        if (schema.get(REFERENCE) instanceof JsonNode reference) {
            return reference(reference.stringValue());
        }
        if (schema.get("allOf") instanceof JsonNode all) {
            return of(all.get(0));
        }
        JsonNode whole = schema.path("items").isMissingNode() ? schema : schema.get("items");
        String list = schema.path("items").isMissingNode() ? "" : list(schema);
        JsonNode otherwise = schema.get("default");
        return new Type(
                list + phrase(whole),
                link(whole),
                linkText(whole),
                pattern(whole),
                words(whole),
                otherwise == null ? null : otherwise.asString());
    }

    private static Type reference(String to) {
        String name = to.substring(SCHEMAS.length());
        if (name.equals(ApiDescription.CODE)) {
            return new Type("one of the", "#codes", "codes", null, List.of(), null);
        }
        return name.contains("/")
                ? new Type(
                        "as",
                        "#" + id(name.replaceAll("/(properties|items)/", ".")),
                        name.replaceAll(".*/", ""),
                        null,
                        List.of(),
                        null)
                : new Type("", "#" + id(name), name, null, List.of(), null);
    }

    /** What links lead to. */
    static String id(String name) {
        return name.replace("[]", "").replaceAll("[^A-Za-z0-9.]+", "-");
    }

    private static String list(JsonNode schema) {
        JsonNode least = schema.get("minItems");
        JsonNode most = schema.get("maxItems");
        if (most == null) {
            return "list of: ";
        }
        return (least == null ? "list of up to " : "list of " + least.intValue() + " to ") + grouped(most) + ": ";
    }

    private static String phrase(JsonNode schema) {
        if (schema.has(Words.VOCABULARY)) {
            return "word of";
        }
        if (schema.has(REFERENCE)) {
            return "";
        }
        if (schema.has("enum")) {
            return schema.get("enum").size() > FEW_WORDS
                    ? "one of %d fixed texts".formatted(schema.get("enum").size())
                    : "one of";
        }
        if (schema.has("const")) {
            return schema.get("const").stringValue();
        }
        return named(schema) + (nullable(schema) ? ", or null" : "");
    }

    private static String named(JsonNode schema) {
        return switch (type(schema)) {
            case "string" -> text(schema);
            case "integer" -> "whole number" + bounds(schema);
            case "number" -> "number" + bounds(schema);
            case "boolean" -> "true or false";
            case "object" -> "object";
            default -> "anything";
        };
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.get(0).stringValue() : type.asString("");
    }

    private static boolean nullable(JsonNode schema) {
        return schema.path("type").isArray();
    }

    private static String text(JsonNode schema) {
        String what =
                switch (schema.path("format").asString("")) {
                    case "date-time" -> "time, RFC 3339 with offset";
                    case "uuid" -> "UUID";
                    case "uri", "uri-reference" -> "URI";
                    case "json-pointer" -> "JSON Pointer";
                    default -> plainText(schema.path("pattern").asString(""));
                };
        JsonNode most = schema.get("maxLength");
        return most == null ? what : what + ", up to " + grouped(most) + " characters";
    }

    private static String plainText(String pattern) {
        return switch (pattern) {
            case Texts.LINE -> "line";
            case Texts.PROSE -> "text, may have line breaks";
            default -> "text";
        };
    }

    private static @Nullable String pattern(JsonNode schema) {
        String pattern = schema.path("pattern").asString("");
        boolean said = pattern.isEmpty()
                || pattern.equals(Texts.LINE)
                || pattern.equals(Texts.PROSE)
                || schema.path("format").asString("").equals("date-time");
        return said ? null : pattern;
    }

    private static String bounds(JsonNode schema) {
        JsonNode least = schema.get("minimum");
        JsonNode most = schema.get("maximum");
        if (least != null && most != null) {
            return ", " + grouped(least) + " to " + grouped(most);
        }
        return least == null ? "" : ", from " + grouped(least);
    }

    private static String grouped(JsonNode number) {
        return NumberFormat.getInstance(Locale.UK).format(number.numberValue());
    }

    private static @Nullable String link(JsonNode schema) {
        if (schema.get(REFERENCE) instanceof JsonNode reference) {
            return reference(reference.stringValue()).link();
        }
        return schema.has(Words.VOCABULARY)
                ? "#words-" + schema.get(Words.VOCABULARY).stringValue()
                : null;
    }

    private static @Nullable String linkText(JsonNode schema) {
        if (schema.get(REFERENCE) instanceof JsonNode reference) {
            return reference(reference.stringValue()).linkText();
        }
        return schema.has(Words.VOCABULARY) ? schema.get(Words.VOCABULARY).stringValue() : null;
    }

    private static List<String> words(JsonNode schema) {
        List<String> words =
                schema.path("enum").values().stream().map(JsonNode::asString).toList();
        return words.size() > FEW_WORDS ? List.of() : words;
    }
}
