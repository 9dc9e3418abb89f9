package org.forewarn.intake.reading;

import java.util.Set;
import java.util.SortedSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.forewarn.intake.reading.Rule.Checked.Bad;
import org.forewarn.intake.reading.Rule.Checked.Good;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rules for texts. A text is kept as it was written, letter for letter. Lengths count characters (Unicode code points).
 * Control characters and halves of surrogate pairs are refused: no keyboard makes them, and some of what stands behind
 * (PostgreSQL, log lines, mail headers) cannot hold them.
 */
public final class Texts {

    /** In a schema: no control characters but the tab, no line breaks, no half of a surrogate pair. */
    public static final String LINE =
            "^[^\\u0000-\\u0008\\u000A-\\u001F\\u007F-\\u009F\\u2028\\u2029\\uD800-\\uDFFF]*$";

    /** In a schema: the same, but with line breaks. */
    public static final String PROSE =
            "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F\\uD800-\\uDFFF]*$";

    private Texts() {}

    /** One line. */
    public static Rule<String> line(int maxChars) {
        return new Text(maxChars, false, text -> true, "", schema -> schema.put("pattern", LINE));
    }

    /** Lines and paragraphs. */
    public static Rule<String> prose(int maxChars) {
        return new Text(maxChars, true, text -> true, "", schema -> schema.put("pattern", PROSE));
    }

    /**
     * One line of a certain form.
     *
     * @param regex what the whole text must match, in the regular expressions that Java and ECMA-262 have in common,
     *     because the API's description shows it to whoever reads it: no {@code (?i)}, no possessive quantifiers
     * @param mend a sentence that says what the form is
     */
    public static Rule<String> shaped(int maxChars, String regex, String mend) {
        Pattern form = Pattern.compile(regex);
        return new Text(maxChars, false, text -> form.matcher(text).matches(), mend, schema -> {
            schema.put("pattern", "^(?:" + regex + ")$");
        });
    }

    /**
     * One of many fixed texts, too many to name them in an answer.
     *
     * @param texts in the order in which they should be shown
     * @param mend a sentence that says which texts these are
     */
    public static Rule<String> among(SortedSet<String> texts, String mend) {
        int longest = texts.stream().mapToInt(String::length).max().orElseThrow();
        return new Text(longest, false, Set.copyOf(texts)::contains, mend, schema -> {
            texts.forEach(schema.putArray("enum")::add);
        });
    }

    /**
     * @param form beyond length and characters
     * @param formSchema says the same in a schema
     */
    private record Text(
            int maxChars, boolean lines, Predicate<String> form, String mend, Consumer<ObjectNode> formSchema)
            implements Rule<String> {

        @Override
        public Checked<String> check(JsonNode value) {
            if (!value.isString()) {
                return new Bad<>(Codes.WRONG_TYPE, "Give a text in quotation marks.");
            }
            String text = value.stringValue();
            if (text.length() > maxChars && text.codePointCount(0, text.length()) > maxChars) {
                return new Bad<>(Codes.TOO_LONG, "Shorten it to %d characters.".formatted(maxChars));
            }
            if (!text.codePoints().allMatch(this::allowed)) {
                return new Bad<>(
                        Codes.BAD_CHARACTER,
                        lines ? "Remove control characters." : "Remove line breaks and control characters.");
            }
            return form.test(text) ? new Good<>(text) : new Bad<>(Codes.WRONG_FORM, mend);
        }

        private boolean allowed(int codePoint) {
            return switch (Character.getType(codePoint)) {
                case Character.CONTROL -> codePoint == '\t' || (lines && (codePoint == '\n' || codePoint == '\r'));
                case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> lines;
                case Character.SURROGATE -> false;
                default -> true;
            };
        }

        @Override
        public String standIn() {
            return "";
        }

        @Override
        public ObjectNode schema() {
            ObjectNode schema = JsonNodeFactory.instance
                    .objectNode()
                    .put("type", "string")
                    .put("minLength", 1)
                    .put("maxLength", maxChars);
            formSchema.accept(schema);
            return schema;
        }
    }
}
