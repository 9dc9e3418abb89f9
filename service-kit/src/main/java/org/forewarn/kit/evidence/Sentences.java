package org.forewarn.kit.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/**
 * What a level of a comparison is called for people, from {@code sentences.properties}: the two together, else the level
 * by itself, else the words of the model with spaces. {@code phone}, {@code exact} is "Same phone number".
 */
final class Sentences {

    private static final Properties TABLE = table();

    /** A name of a model file is a word; more would not fit beside its bar. */
    private static final int LONGEST = 40;

    private Sentences() {}

    static String of(String comparison, String level) {
        String both = TABLE.getProperty(comparison + "." + level);
        if (both != null) {
            return both;
        }
        String thing = TABLE.getProperty(comparison, spaced(comparison));
        String how = TABLE.getProperty("*." + level, ": " + spaced(level));
        return capital(shortened(thing + how));
    }

    private static String spaced(String name) {
        return name.replace('_', ' ').replace('-', ' ').strip();
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static Properties table() {
        try (InputStream in = Sentences.class.getResourceAsStream("sentences.properties")) {
            if (in == null) {
                throw new IllegalStateException("sentences.properties is not packed with the service");
            }
            var table = new Properties();
            table.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
