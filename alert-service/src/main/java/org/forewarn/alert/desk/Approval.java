package org.forewarn.alert.desk;

/** What came of asking for approval. */
public sealed interface Approval {

    record Issued(int revision) implements Approval {}

    /**
     * One more yes is noted; it is not enough.
     *
     * @param missing how many other people must approve yet
     */
    record Noted(int missing) implements Approval {}

    record Unknown() implements Approval {}

    /** The warning says something else by now. */
    record Changed() implements Approval {}

    /** Whoever it is has approved this already; it takes somebody else. */
    record AlreadyApproved() implements Approval {}

    /** Something in it may not be said any more. */
    record NotConsented() implements Approval {}

    /** It is withdrawn or ended, or nobody would be told anything new. */
    record NothingToIssue() implements Approval {}
}
