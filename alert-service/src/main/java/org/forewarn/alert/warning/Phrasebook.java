package org.forewarn.alert.warning;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Phrases of one language by key, from a property file that is packed beside a class. */
public final class Phrasebook {

    private final String language;
    private final Properties phrases;

    private Phrasebook(String language, Properties phrases) {
        this.language = language;
        this.phrases = phrases;
    }

    /**
     * Something made of each language's phrases, by language, English first.
     *
     * @param beside the class whose package has the files
     * @param name what the files are called: {@code <name>_<language>.properties}
     * @throws IllegalStateException when a language's file was not packed
     */
    public static <T> Map<String, T> inEveryLanguage(Class<?> beside, String name, Function<Phrasebook, T> made) {
        var all = new LinkedHashMap<String, T>();
        for (String language : Languages.all()) {
            all.put(language, made.apply(read(beside, name, language)));
        }
        return all;
    }

    /** BCP 47 tag. */
    public String language() {
        return language;
    }

    /** The phrase of a key, with what is to stand in it; a key that is missing is a mistake of ours. */
    public String say(String key, Object... parts) {
        String phrase = phrases.getProperty(key);
        if (phrase == null) {
            throw new IllegalArgumentException("no phrase " + key + " in " + language);
        }
        for (int i = 0; i < parts.length; i++) {
            phrase = phrase.replace("{" + i + "}", String.valueOf(parts[i]));
        }
        return phrase;
    }

    /** The phrase of a key that may be of a later version; nothing: there is none. */
    public Optional<String> find(String key) {
        return Optional.ofNullable(phrases.getProperty(key));
    }

    public Set<String> keys() {
        return new TreeSet<>(phrases.stringPropertyNames());
    }

    private static Phrasebook read(Class<?> beside, String name, String language) {
        String file = name + "_" + language + ".properties";
        try (InputStream in = beside.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("packed without " + file);
            }
            var read = new Properties();
            read.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return new Phrasebook(language, read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
