package org.forewarn.alert.delivery;

/** What the marks say about a message that is about to be sent. */
sealed interface Claim {

    /**
     * It is ours to send, now.
     *
     * @param refusals how often it was refused before
     */
    record Ours(int refusals) implements Claim {}

    /** It is not sent, and that was noted just now. */
    record NotSent(DeliveryEvent news) implements Claim {}

    /**
     * It was finished before.
     *
     * @param recorded what became of it
     * @param sameRevision whether this very dispatch was handled, and not another revision's
     */
    record Finished(DeliveryEvent recorded, boolean sameRevision) implements Claim {}

    /** It was cut off by a crash, may have been sent, and is not sent again: its receipt may still come. */
    record InDoubt() implements Claim {}

    /** An attempt began a short while ago and may still be under way. */
    record UnderWay() implements Claim {}
}
