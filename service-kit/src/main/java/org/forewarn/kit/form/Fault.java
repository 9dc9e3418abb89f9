package org.forewarn.kit.form;

import org.forewarn.kit.problem.FieldProblem;

/**
 * Something on the page that must be mended.
 *
 * @param name of the question, entry or list, or of something within it; empty for the page as a whole
 * @param code names the words for it
 * @param part which part of a date; empty when the whole question is meant
 * @param otherwise the words for it when there are none for its code; never what was typed
 */
public record Fault(String name, String code, String part, String otherwise) {

    /** A problem of the report's rules. A JSON Pointer without its first slash is a name of the form. */
    public static Fault of(FieldProblem problem) {
        String pointer = problem.pointer();
        return new Fault(pointer.isEmpty() ? "" : pointer.substring(1), problem.code(), "", problem.detail());
    }

    /** Whether it is about what has this name. */
    public boolean at(String question) {
        return name.equals(question) || name.startsWith(question + "/");
    }
}
