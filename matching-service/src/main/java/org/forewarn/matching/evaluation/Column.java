package org.forewarn.matching.evaluation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An attribute that is read of each row.
 *
 * <p>Valid: {@code {"attribute": "place", "template": "{X},{Y}"}}. Invalid: one with both {@code column} and
 * {@code template}.
 *
 * @param attribute what comparisons call it
 * @param column where it stands; or nothing, when there is a template
 * @param template text with columns in braces; missing when one of them is
 * @param clean what is done to the value, in this order
 */
record Column(
        String attribute, @Nullable String column, @Nullable String template, List<Cleaner> clean) {

    private static final Pattern IN_BRACES = Pattern.compile("\\{([^}]+)}");

    Column(
            @Nullable String attribute,
            @Nullable String column,
            @Nullable String template,
            @Nullable List<Cleaner> clean) {
        if (attribute == null || (column == null) == (template == null)) {
            throw new IllegalArgumentException("a column wants an attribute, and either column or template");
        }
        this.attribute = attribute;
        this.column = column;
        this.template = template;
        this.clean = clean == null ? List.of() : List.copyOf(clean);
    }

    enum Cleaner {
        /** Small letters. */
        @JsonProperty("lower")
        LOWER,

        /** Letters without their accents. */
        @JsonProperty("plain")
        PLAIN,

        /** Letters only, and single spaces between them. */
        @JsonProperty("letters")
        LETTERS,

        /** Digits only. */
        @JsonProperty("digits")
        DIGITS,

        /** No spaces. */
        @JsonProperty("no-spaces")
        NO_SPACES;

        private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}]+");
        private static final Pattern NOT_DIGITS = Pattern.compile("[^0-9]+");
        private static final Pattern SPACES = Pattern.compile("\\s+");
        private static final Pattern MARKS = Pattern.compile("\\p{M}+");

        String apply(String value) {
            return switch (this) {
                case LOWER -> value.toLowerCase(Locale.ROOT);
                case PLAIN ->
                    MARKS.matcher(Normalizer.normalize(value, Normalizer.Form.NFD))
                            .replaceAll("");
                case LETTERS -> NOT_LETTERS.matcher(value).replaceAll(" ").strip();
                case DIGITS -> NOT_DIGITS.matcher(value).replaceAll("");
                case NO_SPACES -> SPACES.matcher(value).replaceAll("");
            };
        }
    }

    /** The columns of the table it needs. */
    List<String> needs() {
        return column != null
                ? List.of(column)
                : IN_BRACES
                        .matcher(template == null ? "" : template)
                        .results()
                        .map(found -> found.group(1))
                        .toList();
    }

    /**
     * The value of a row.
     *
     * @param row the row's values by column, without those that are missing
     * @return empty when it is missing
     */
    String of(Map<String, String> row) {
        String value = column != null ? row.getOrDefault(column, "") : filled(row);
        for (Cleaner cleaner : clean) {
            value = cleaner.apply(value);
        }
        return value;
    }

    private String filled(Map<String, String> row) {
        Matcher matcher = IN_BRACES.matcher(template == null ? "" : template);
        var text = new StringBuilder();
        while (matcher.find()) {
            String value = row.get(matcher.group(1));
            if (value == null) {
                return "";
            }
            matcher.appendReplacement(text, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(text).toString();
    }
}
