package org.forewarn.alert.desk;

/** Why an act was not done, for people: the same words in the API and on pages. */
final class Sentences {

    static final String CHANGED = "The warning says something else by now; look at it again.";
    static final String ALREADY_APPROVED = "You have approved this already. It takes somebody else.";
    static final String NOT_CONSENTED =
            "Something in it may not be told any more: a report was withdrawn, or its consent changed.";
    static final String NOTHING_TO_ISSUE =
            "There is nothing to issue: it is withdrawn or has ended, or nobody new would be told.";
    static final String NOT_NOW = "A warning in this state does not take this.";
    static final String TAKEN = "Somebody else works on it. A lead may take it over.";

    private Sentences() {}
}
