package org.forewarn.intake.mapping.language;

/**
 * A place in a program's text.
 *
 * @param offset in characters, as the parser counts: mostly the end of the token in question
 */
record Place(String text, int offset) {

    StoppedException refused(String what) {
        return new StoppedException("A mapping may not use " + what + ": near " + this + ".");
    }

    /** {@code line 3, column 14}, both from 1. */
    @Override
    public String toString() {
        int end = Math.clamp(offset, 0, text.length());
        String before = text.substring(0, end);
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        return "line %d, column %d".formatted(line, end - before.lastIndexOf('\n'));
    }
}
