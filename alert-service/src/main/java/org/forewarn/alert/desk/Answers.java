package org.forewarn.alert.desk;

import java.util.List;
import org.forewarn.alert.desk.DeskActs.Acted;
import org.forewarn.alert.warning.Refusal;
import org.forewarn.kit.problem.FieldProblem;
import org.forewarn.kit.problem.Problems;

/** What came of an act, as the API says it. */
final class Answers {

    private Answers() {}

    /**
     * What came of an approval.
     *
     * @param revision the one that was issued by it; 0: somebody else must approve too
     * @param missing how many others
     */
    record Approved(int revision, int missing) {}

    /** The version that the warning has after an act. */
    static int version(Acted acted) {
        return switch (acted) {
            case Acted.Done(int version) -> version;
            case Acted.Approved ignored -> throw new IllegalArgumentException("an approval makes no version");
            case Acted.Unknown ignored -> throw problem(acted);
            case Acted.Changed ignored -> throw problem(acted);
            case Acted.NotNow ignored -> throw problem(acted);
            case Acted.TakenBySomebody ignored -> throw problem(acted);
            case Acted.Refused ignored -> throw problem(acted);
        };
    }

    static Approved approved(Acted acted) {
        if (!(acted instanceof Acted.Approved(Approval approval))) {
            throw problem(acted);
        }
        return switch (approval) {
            case Approval.Issued(int revision) -> new Approved(revision, 0);
            case Approval.Noted(int missing) -> new Approved(0, missing);
            case Approval.Unknown() -> throw Problems.notFound("There is no such warning.");
            case Approval.Changed() -> throw Problems.conflict(Sentences.CHANGED);
            case Approval.AlreadyApproved() -> throw Problems.conflict(Sentences.ALREADY_APPROVED);
            case Approval.NotConsented() -> throw Problems.conflict(Sentences.NOT_CONSENTED);
            case Approval.NothingToIssue() -> throw Problems.conflict(Sentences.NOTHING_TO_ISSUE);
        };
    }

    private static RuntimeException problem(Acted acted) {
        return switch (acted) {
            case Acted.Unknown() -> Problems.notFound("There is no such warning.");
            case Acted.Changed() -> Problems.conflict(Sentences.CHANGED);
            case Acted.NotNow() -> Problems.conflict(Sentences.NOT_NOW);
            case Acted.TakenBySomebody() -> Problems.conflict(Sentences.TAKEN);
            case Acted.Refused(List<Refusal> refusals) ->
                Problems.invalid(refusals.stream()
                        .map(each -> new FieldProblem("/" + each.field(), each.rule(), each.why()))
                        .toList());
            case Acted.Done ignored -> new IllegalArgumentException("nothing is wrong");
            case Acted.Approved ignored -> new IllegalArgumentException("nothing is wrong");
        };
    }
}
