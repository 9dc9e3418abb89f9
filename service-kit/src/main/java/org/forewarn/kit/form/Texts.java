package org.forewarn.kit.form;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * A form's words for people, in one language. Keys: {@code q.<question>} what it asks, {@code .hint} beside it, {@code .short}
 * in the summary of mistakes, {@code .<word>} a word's meaning in this question and {@code .<word>.hint} what follows from it,
 * {@code .problem.<code>} what is wrong; {@code w.<vocabulary>.<word>} a word anywhere; {@code section.}, {@code fold.} and
 * {@code many.} for the parts; {@code error}, {@code required}, {@code part.} and {@code which.} for all of them.
 */
public final class Texts {

    private final Properties texts;

    private Texts(Properties texts) {
        this.texts = texts;
    }

    /**
     * Words from a property file in UTF-8.
     *
     * @param beside the class whose package has it
     */
    public static Texts load(Class<?> beside, String file) {
        var texts = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(beside.getResourceAsStream(file), file), StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("A form was packed without its words", e);
        }
        return new Texts(texts);
    }

    /** Every key. */
    public Set<String> keys() {
        return texts.stringPropertyNames();
    }

    public Optional<String> find(String key) {
        return Optional.ofNullable(texts.getProperty(key));
    }

    /** The words for a key that there must be. */
    public String get(String key) {
        return find(key).orElseThrow(() -> new IllegalStateException("The form has no words for " + key));
    }

    /** What the question of that name asks. */
    String label(String name) {
        return get("q." + key(name));
    }

    Optional<String> hint(String name) {
        return find("q." + key(name) + ".hint");
    }

    /** What a word of a vocabulary means in this question. */
    String word(String name, String vocabulary, String word) {
        return find("q." + key(name) + "." + word).orElseGet(() -> get("w." + vocabulary + "." + word));
    }

    /** What follows when this word is chosen. */
    Optional<String> wordHint(String name, String word) {
        return find("q." + key(name) + "." + word + ".hint");
    }

    /** The words for a fault: of this question, of its kind, or as they came. */
    String fault(String question, Fault fault) {
        return find("q." + key(question) + ".problem." + fault.code())
                .or(() -> find("problem." + fault.code()))
                .orElse(fault.otherwise());
    }

    /** {@code identifiers/3/value} and {@code identifiers/0/value} are both {@code identifiers.value}. */
    public static String key(String name) {
        return name.replaceAll("/[0-9]+(?=/|$)", "").replace('/', '.');
    }
}
