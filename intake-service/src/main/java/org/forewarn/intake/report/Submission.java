package org.forewarn.intake.report;

import java.util.List;
import org.forewarn.kit.problem.FieldProblem;

/** What became of a report that was sent, or of its withdrawal. */
public sealed interface Submission {

    /** The broker has it, on every in-sync replica. */
    record Accepted(String reportId, String reference) implements Submission {}

    /**
     * It cannot be read at all.
     *
     * @param detail where it breaks
     */
    record Malformed(String detail) implements Submission {}

    /** It breaks rules of the form; nothing was published. */
    record Rejected(List<FieldProblem> problems) implements Submission {}

    /** Its name stands for another content; nothing was published. */
    record Conflicting(Conflict conflict) implements Submission {}

    /** It is sound, but the broker did not confirm it in time. Sending it again is safe. */
    record Failed() implements Submission {}

    /** Why a name cannot be used for this content. */
    enum Conflict {
        /** There is a report under the reference, with another content. */
        OTHER_CONTENT,

        /** The report under the reference was withdrawn. */
        WITHDRAWN,

        /** The Idempotency-Key came with another content before. */
        KEY_REUSED
    }
}
