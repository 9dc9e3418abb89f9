package org.forewarn.intake.reading;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of one JSON object, as a form asks for them by name and rule. A form is a function of this, and it says
 * everything there is to say about its object, so it serves for two things: to {@linkplain #read read} a document and to
 * {@linkplain #describe describe} which documents there may be. What the API's description says of a form is therefore
 * what the form does:
 *
 * <pre>{@code
 * static Pet pet(Fields in) {
 *     return new Pet(
 *             in.required("name", Texts.line(50)),
 *             in.optional("legs", Numbers.whole(0, 8)));
 * }
 * }</pre>
 *
 * <p>{@code {"name": "Rex"}} is valid; {@code {"legs": 9, "tail": true}} has three problems, at {@code /name},
 * {@code /legs} and {@code /tail}. Every problem is noted and reading goes on, so that one answer names them all.
 *
 * <p>A form asks for every field it knows, whatever the document holds: a field that is asked for only when another is
 * given would be missing from the description. What one field wants of another is a {@link #check check}.
 *
 * <p>JSON's null and a blank text count as absent, because exports write empty cells so.
 */
public sealed interface Fields permits DocumentFields, DescribedFields {

    /** Reads a whole document by a form. */
    static <T> Reading<T> read(JsonNode document, Function<Fields, T> form) {
        return DocumentFields.read(document, form);
    }

    /**
     * Which documents the form takes, as JSON Schema 2020-12: a new object at each call. It speaks of documents from which
     * null and blank texts have been left out, since every field may have those; and what more than one field has part in
     * stands as {@code x-checks}, a list of code and sentence, at the field that is to be mended.
     */
    static ObjectNode describe(Function<Fields, ?> form) {
        return DescribedFields.describe(form);
    }

    /** A field that must be there. */
    <T> T required(String name, Rule<T> rule);

    /** A field that may be there; null when it is absent. */
    <T> @Nullable T optional(String name, Rule<T> rule);

    /** A field that has a value even when nothing is said. */
    <T> T optional(String name, Rule<T> rule, T otherwise);

    /** An object that must be there. */
    <T> T requiredObject(String name, Function<Fields, T> form);

    /** An object that may be there; null when it is absent. */
    <T> @Nullable T optionalObject(String name, Function<Fields, T> form);

    /** A list of at most {@code max} values; empty when it is absent. */
    <T> List<T> list(String name, int max, Rule<T> rule);

    /** A list that must have at least one value. */
    <T> List<T> requiredList(String name, int max, Rule<T> rule);

    /** A list that may be there, but then with at least one value; null when it is absent. */
    <T> @Nullable List<T> optionalList(String name, int max, Rule<T> rule);

    /** A list of at most {@code max} objects; empty when it is absent. */
    <T> List<T> objects(String name, int max, Function<Fields, T> form);

    /** Whether the field is there, whatever it holds. */
    boolean given(String name);

    /** Whether none of these fields of this object has been found at fault so far; what they say together can be judged. */
    boolean sound(String... names);

    /** Notes a problem that more than one field has part in, at the one that is to be mended. */
    void check(boolean holds, String name, String code, String detail);
}
