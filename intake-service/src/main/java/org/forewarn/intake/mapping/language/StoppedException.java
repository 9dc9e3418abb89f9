package org.forewarn.intake.mapping.language;

/** A program was refused or stopped. The message is a sentence for its author, with nothing of the data in it. */
final class StoppedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    StoppedException(String sentence) {
        super(sentence, null, false, false);
    }

    /** What every exceeded bound says, so that authors find the list of bounds. */
    static StoppedException over(String bound) {
        return new StoppedException("The mapping was stopped: " + bound);
    }
}
