package org.forewarn.intake.reading;

import java.util.function.Predicate;
import org.forewarn.intake.reading.Rule.Checked.Bad;
import org.forewarn.intake.reading.Rule.Checked.Good;
import tools.jackson.databind.JsonNode;

/**
 * Rules for texts. A text is kept as it was written, letter for letter. Lengths count characters (Unicode code points).
 * Control characters and halves of surrogate pairs are refused: no keyboard makes them, and some of what stands behind
 * (PostgreSQL, log lines, mail headers) cannot hold them.
 */
public final class Texts {

    private Texts() {}

    /** One line. */
    public static Rule<String> line(int maxChars) {
        return new Text(maxChars, false, text -> true, "");
    }

    /** Lines and paragraphs. */
    public static Rule<String> prose(int maxChars) {
        return new Text(maxChars, true, text -> true, "");
    }

    /**
     * One line of a certain form.
     *
     * @param form whether a text has the form
     * @param mend a sentence that says what the form is
     */
    public static Rule<String> shaped(int maxChars, Predicate<String> form, String mend) {
        return new Text(maxChars, false, form, mend);
    }

    private record Text(int maxChars, boolean lines, Predicate<String> form, String mend) implements Rule<String> {

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
    }
}
