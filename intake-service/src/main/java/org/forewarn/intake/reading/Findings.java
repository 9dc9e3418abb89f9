package org.forewarn.intake.reading;

import java.util.ArrayList;
import java.util.List;
import org.forewarn.kit.problem.FieldProblem;

/** The problems found so far. */
sealed interface Findings {

    /** A document with more problems than this is not one that somebody mends by hand. */
    int MAX_PROBLEMS = 100;

    /** Where nothing is to be found: the stand-in for an object that is missing altogether. */
    Findings NONE = new Ignored();

    void add(Path at, String code, String detail);

    record Ignored() implements Findings {
        @Override
        public void add(Path at, String code, String detail) {
            // the object's absence has been noted; what its fields lack is not news
        }
    }

    final class Collected implements Findings {
        private final List<FieldProblem> problems = new ArrayList<>();

        @Override
        public void add(Path at, String code, String detail) {
            if (problems.size() < MAX_PROBLEMS) {
                problems.add(new FieldProblem(at.pointer(), code, detail));
            } else if (problems.size() == MAX_PROBLEMS) {
                problems.add(new FieldProblem(
                        "", Codes.TOO_MANY, "Only the first %d problems are listed.".formatted(MAX_PROBLEMS)));
            }
        }

        List<FieldProblem> problems() {
            return problems;
        }
    }
}
