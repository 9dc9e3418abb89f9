package org.forewarn.intake.mapping;

import tools.jackson.databind.node.ObjectNode;

/** What became of a document in a charity's own form. */
public sealed interface MappingResult {

    /**
     * A document in our form, yet to be checked as any other.
     *
     * @param mapping name@version, for the report's provenance
     */
    record Mapped(ObjectNode document, String mapping) implements MappingResult {}

    /** The charity has no such mapping, or removed it. */
    record UnknownMapping() implements MappingResult {}

    /**
     * The mapping failed on this document, or was stopped.
     *
     * @param detail a sentence for the charity, with nothing of the document
     */
    record Failed(String detail) implements MappingResult {}

    /** Too many documents wait to be mapped; this one was not tried. Sending it again later is safe. */
    record Busy() implements MappingResult {}
}
