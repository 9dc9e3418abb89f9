package org.forewarn.alert.audience.reporting;

import java.util.List;
import org.forewarn.kit.problem.FieldProblem;

/** What intake-service says to a report, to a change of one, or to a question about one. */
public sealed interface Answered {

    /** It has it, on every in-sync replica: or, asked about one, that it stands. */
    record Stands() implements Answered {}

    /** It was taken back. */
    record TakenBack() implements Answered {}

    /** It breaks rules of the form. */
    record Refused(List<FieldProblem> problems) implements Answered {}

    /** There is one of that name already, with another content. */
    record OtherContent() implements Answered {}

    /** There is none of that name. */
    record Unknown() implements Answered {}

    /** Members have sent as many as they may for the moment. */
    record Enough() implements Answered {}

    /** It is longer than a report may be. */
    record TooLong() implements Answered {}

    /** It said nothing in time, or that it cannot. Sending it again is safe. */
    record Away() implements Answered {}
}
