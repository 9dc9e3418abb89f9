package org.forewarn.kit.problem;

/**
 * What is wrong with one field. Never quotes the field's value: an answer may be logged by whoever gets it.
 *
 * @param pointer JSON Pointer (RFC 6901) to the field; empty for the whole document
 * @param code stable word for programs, such as {@code required}
 * @param detail one sentence for people that says how to mend it
 */
public record FieldProblem(String pointer, String code, String detail) {}
