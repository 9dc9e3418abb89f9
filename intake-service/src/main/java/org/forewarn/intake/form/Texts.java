package org.forewarn.intake.form;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** The form's words for people, from {@code form.properties}. */
final class Texts {

    /** Of the words of the consent questions. Goes up when they change: what somebody agreed to is what they were asked. */
    static final String CONSENT_VERSION = "form-1";

    private static final Texts ENGLISH = load("form.properties");

    private final Properties texts;

    private Texts(Properties texts) {
        this.texts = texts;
    }

    static Texts english() {
        return ENGLISH;
    }

    private static Texts load(String file) {
        var texts = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Texts.class.getResourceAsStream(file), file), StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("The form was packed without its words", e);
        }
        return new Texts(texts);
    }

    /** Every key. */
    Set<String> keys() {
        return texts.stringPropertyNames();
    }

    Optional<String> find(String key) {
        return Optional.ofNullable(texts.getProperty(key));
    }

    /** The words for a key that there must be. */
    String get(String key) {
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

    /** The words for a fault: of this question, of its kind, or as they came. */
    String fault(String question, Fault fault) {
        return find("q." + key(question) + ".problem." + fault.code())
                .or(() -> find("problem." + fault.code()))
                .orElse(fault.otherwise());
    }

    /** {@code identifiers/3/value} and {@code identifiers/0/value} are both {@code identifiers.value}. */
    static String key(String name) {
        return name.replaceAll("/[0-9]+(?=/|$)", "").replace('/', '.');
    }
}
