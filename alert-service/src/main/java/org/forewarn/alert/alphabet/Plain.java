package org.forewarn.alert.alphabet;

import java.text.Normalizer;
import java.util.Map;

/** Text from outside, made fit for one line of an SMS in the GSM alphabet. */
public final class Plain {

    /** What word processors and phones put for plainer signs, and letters that are more than a letter and a mark. */
    private static final Map<Character, String> PLAINER = Map.ofEntries(
            Map.entry('‘', "'"),
            Map.entry('’', "'"),
            Map.entry('“', "\""),
            Map.entry('”', "\""),
            Map.entry('–', "-"),
            Map.entry('—', "-"),
            Map.entry('…', "..."),
            Map.entry('ł', "l"),
            Map.entry('Ł', "L"),
            Map.entry('đ', "d"),
            Map.entry('Đ', "D"),
            Map.entry('œ', "oe"),
            Map.entry('Œ', "OE"),
            Map.entry('ı', "i"),
            Map.entry('ç', "c"));

    private Plain() {}

    /**
     * The nearest text that every GSM phone can show, with single spaces and no control characters. Marks that the
     * alphabet lacks are dropped ({@code ê} becomes {@code e}), and so are characters of other scripts.
     */
    public static String line(String text) {
        var plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            append(plain, text.charAt(i));
        }
        return plain.toString().strip().replaceAll(" {2,}", " ");
    }

    private static void append(StringBuilder plain, char character) {
        if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
            plain.append(' ');
        } else if (Character.isISOControl(character)) {
            // a control character is nothing a reader sees
        } else if (Gsm7.has(character)) {
            plain.append(character);
        } else {
            plain.append(PLAINER.getOrDefault(character, withoutMarks(character)));
        }
    }

    private static String withoutMarks(char character) {
        String apart = Normalizer.normalize(String.valueOf(character), Normalizer.Form.NFKD);
        var kept = new StringBuilder();
        for (int i = 0; i < apart.length(); i++) {
            if (Gsm7.has(apart.charAt(i))) {
                kept.append(apart.charAt(i));
            }
        }
        return kept.toString();
    }
}
