package org.forewarn.intake.batch;

import java.util.List;
import org.forewarn.intake.reading.Json.Parsed;
import org.forewarn.kit.problem.FieldProblem;

/** One line of a batch. */
sealed interface Line {

    /** Its place in what was sent, from 1; for a row of CSV over several lines, the first of them. */
    int number();

    /** A line that holds, or should hold, one document. */
    record Document(int number, Parsed parsed) implements Line {}

    /** A row whose cells cannot be made a document of. */
    record BadCells(int number, List<FieldProblem> problems) implements Line {}

    /** A first row that does not name columns as it should; nothing of the file is taken. */
    record BadHeader(int number, List<FieldProblem> problems) implements Line {}

    /** The last line that is looked at: from here on, nothing was taken. */
    record End(int number, Reason reason) implements Line {}

    /** Why the rest is left. */
    enum Reason {
        TOO_MANY_BYTES,
        TOO_MANY_LINES,
        NOT_CSV,
        CUT_OFF
    }
}
