package org.forewarn.alert.audience;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.forewarn.alert.warning.Languages;

/** What the public pages, and messages about them, say in one language: {@code words_<language>.properties}. */
public final class PublicWords {

    /** What is spoken when nothing else was asked for. */
    public static final String ENGLISH = "en";

    private static final Map<String, PublicWords> ALL = all();

    private final String language;
    private final Properties words;

    private PublicWords(String language, Properties words) {
        this.language = language;
        this.words = words;
    }

    /** Whether there are words in this language, by its BCP 47 tag. */
    public static boolean speaks(String language) {
        return ALL.containsKey(language);
    }

    /** The words in this language, or in English where there are none. */
    public static PublicWords of(String language) {
        PublicWords words = ALL.get(language);
        return words != null ? words : english();
    }

    static PublicWords english() {
        PublicWords words = ALL.get(ENGLISH);
        if (words == null) {
            throw new IllegalStateException("packed without English");
        }
        return words;
    }

    /** BCP 47 tag. */
    public String language() {
        return language;
    }

    /** Of dates and lists in this language. */
    public Locale locale() {
        return language.equals(ENGLISH) ? Locale.UK : Locale.forLanguageTag(language);
    }

    /** The words of a key, with what is to stand in them; a key that is missing is a mistake of ours. */
    public String say(String key, Object... parts) {
        String said = words.getProperty(key);
        if (said == null) {
            throw new IllegalArgumentException("no words " + key + " in " + language);
        }
        for (int i = 0; i < parts.length; i++) {
            said = said.replace("{" + i + "}", String.valueOf(parts[i]));
        }
        return said;
    }

    /** Whether there are words for a key: for what comes from elsewhere, and may be of a later version. */
    public boolean knows(String key) {
        return words.containsKey(key);
    }

    Set<String> keys() {
        return new TreeSet<>(words.stringPropertyNames());
    }

    private static Map<String, PublicWords> all() {
        var all = new LinkedHashMap<String, PublicWords>();
        for (String language : Languages.all()) {
            all.put(language, new PublicWords(language, read(language)));
        }
        return all;
    }

    private static Properties read(String language) {
        String name = "words_" + language + ".properties";
        try (InputStream in = PublicWords.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("packed without " + name);
            }
            var read = new Properties();
            read.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
