package org.forewarn.alert.desk;

/** Why an act was not done, for people: the same words in the API and on pages. */
public final class Sentences {

    static final String UNKNOWN = "There is no such warning.";
    static final String CHANGED = "The warning says something else by now; look at it again.";
    static final String ALREADY_APPROVED = "You have approved this already. It takes somebody else.";
    static final String NOT_CONSENTED =
            "Something in it may not be told any more: a report was withdrawn, or its consent changed.";
    static final String NOTHING_TO_ISSUE =
            "There is nothing to issue: it is withdrawn or has ended, or nobody new would be told.";
    static final String NOT_NOW = "A warning in this state does not take this.";
    static final String TAKEN = "Somebody else works on it. A lead may take it over.";

    private Sentences() {}

    /** Why an act was not done; empty: it was. */
    public static String of(DeskActs.Acted acted) {
        return switch (acted) {
            case DeskActs.Acted.Done ignored -> "";
            case DeskActs.Acted.Unknown ignored -> UNKNOWN;
            case DeskActs.Acted.Changed ignored -> CHANGED;
            case DeskActs.Acted.NotNow ignored -> NOT_NOW;
            case DeskActs.Acted.TakenBySomebody ignored -> TAKEN;
            case DeskActs.Acted.Refused refused ->
                refused.refusals().isEmpty()
                        ? NOT_NOW
                        : refused.refusals().getFirst().why();
            case DeskActs.Acted.Approved approved ->
                switch (approved.approval()) {
                    case Approval.Issued ignored -> "";
                    case Approval.Noted ignored -> "";
                    case Approval.Unknown() -> UNKNOWN;
                    case Approval.Changed() -> CHANGED;
                    case Approval.AlreadyApproved() -> ALREADY_APPROVED;
                    case Approval.NotConsented() -> NOT_CONSENTED;
                    case Approval.NothingToIssue() -> NOTHING_TO_ISSUE;
                };
        };
    }
}
