package org.forewarn.matching.evaluation;

/** What was given cannot be used: the message says where and why, and quotes no value of the data. */
final class InputException extends RuntimeException {

    private static final long serialVersionUID = 1;

    InputException(String message) {
        super(message);
    }
}
