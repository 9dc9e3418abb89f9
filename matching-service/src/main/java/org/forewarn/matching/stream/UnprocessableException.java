package org.forewarn.matching.stream;

/** A record that a stage could not handle. It has changed nothing, and belongs among the dead letters. */
final class UnprocessableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnprocessableException(RuntimeException cause) {
        super(cause);
    }
}
