package org.forewarn.intake.batch;

import java.util.List;
import org.forewarn.kit.problem.FieldProblem;

/** What the cells of a file mean. */
interface RowReader {

    /** Takes in the titles of the columns; every problem with them. */
    List<FieldProblem> header(List<String> titles);

    /** Makes a line of the cells of a row. */
    Line row(int number, List<String> cells);
}
