package org.forewarn.intake.reading;

import java.util.List;
import org.forewarn.kit.problem.FieldProblem;

/** What came of reading a document. */
public sealed interface Reading<T> {

    /** Every rule holds. */
    record Valid<T>(T value) implements Reading<T> {}

    /**
     * At least one rule does not hold.
     *
     * @param problems one per broken rule, in the order of the form; never empty
     */
    record Invalid<T>(List<FieldProblem> problems) implements Reading<T> {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }
}
