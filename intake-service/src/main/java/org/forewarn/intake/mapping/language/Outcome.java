package org.forewarn.intake.mapping.language;

import tools.jackson.databind.node.ObjectNode;

/** What came of running a mapping on a document. */
public sealed interface Outcome {

    /**
     * An object; whether it is a sound report is for others to say.
     *
     * @param steps what it cost, of the steps that a run may take
     */
    record Mapped(ObjectNode report, int steps) implements Outcome {}

    /**
     * The mapping cannot be read, or was stopped, or failed.
     *
     * @param detail a sentence for its author, with nothing of the document
     */
    record Failed(String detail) implements Outcome {}

    /** All lanes are taken; it was not tried. */
    record Busy() implements Outcome {}
}
