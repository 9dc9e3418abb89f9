package org.forewarn.benchmarks.kills;

import java.util.Set;

/** One way in which {@link NothingAcceptedIsLost} was broken. */
sealed interface Violation {

    /** Answered with 202, and not in the topic. */
    record Lost(String reference, String reportId) implements Violation {}

    /** Answered with 202 at a time when nothing could be stored. */
    record AcceptedWithoutBroker(Attempt attempt) implements Violation {}

    /** In the topic more often than it was sent. */
    record Doubled(String reference, int stored, int sent) implements Violation {}

    /** In the topic with more than one content, though it was always sent with one. */
    record SeveralContents(String reference, int contents) implements Violation {}

    /** Answered with one id now and another then. */
    record Renamed(String reference, Set<String> reportIds) implements Violation {}
}
