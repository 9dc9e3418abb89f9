package org.forewarn.intake.openapi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The description as people read it: what the page shows, in its order. Ids are what links lead to and stay the same.
 *
 * @param groups operations by what they are about
 * @param forms what requests hold
 * @param answers what answers hold
 */
record Manual(
        String title,
        String version,
        String about,
        List<Group> groups,
        List<Shape> forms,
        List<Shape> answers,
        List<Code> headers,
        List<Words> vocabularies,
        List<Problem> problems,
        List<Code> codes) {

    record Group(String name, String about, List<Operation> operations) {}

    /**
     * @param scope that the key must have; null when no key is needed
     * @param parameters of path, query and header
     */
    record Operation(
            String id,
            String method,
            String path,
            String summary,
            String about,
            @Nullable String scope,
            List<Field> parameters,
            @Nullable Body body,
            List<Answer> answers,
            List<Example> examples) {}

    /** @param types of media, each with what it holds */
    record Body(boolean required, String about, List<Media> types) {}

    /** @param holds what a document of this type is */
    record Media(String type, Type holds) {}

    record Answer(String status, String about, List<Field> headers, List<Media> types) {}

    /**
     * @param curl a command for a shell
     * @param answer as it is printed; empty when the answer has no body
     */
    record Example(
            String id, String summary, String curl, String status, boolean good, String answer, boolean shortened) {}

    /** @param fields all of them at every depth, by path */
    record Shape(String id, String name, String about, List<Field> fields) {}

    /**
     * One row.
     *
     * @param where of a parameter: in the path, the query or the headers; empty for a field of a body
     * @param checks what a type cannot say
     */
    record Field(String id, String name, String where, boolean required, Type type, String about, List<Code> checks) {}

    /**
     * What a value may be, as a phrase.
     *
     * @param text such as {@code line, up to 100 characters}
     * @param link where more is said; null when that is all
     * @param linkText what the link is called
     * @param pattern a regular expression; null without one
     * @param words a short list of the only values; empty when there is none
     * @param otherwise what holds when nothing is given; null when nothing does
     */
    record Type(
            String text,
            @Nullable String link,
            @Nullable String linkText,
            @Nullable String pattern,
            List<String> words,
            @Nullable String otherwise) {}

    record Words(String id, String name, List<String> words) {}

    record Problem(String type, int status, String when) {}

    /** A word and what it means. */
    record Code(String name, String about) {}
}
