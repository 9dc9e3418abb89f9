package org.forewarn.local.demo;

import java.time.Instant;
import org.forewarn.local.demo.Samples.Report;
import org.forewarn.local.demo.Samples.ReportName;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.Channel;
import org.forewarn.schemas.event.Delivery;
import org.forewarn.schemas.event.Dispatch;
import org.forewarn.schemas.event.Link;
import org.forewarn.schemas.event.Warning;

/** Something that happened in the suite, as seen from outside, and when. */
sealed interface Event {

    Instant at();

    /** Intake answered 202. */
    record Accepted(Report report, String reportId, Instant at) implements Event {}

    /** Intake answered 202 to a report that was posted before. */
    record AcceptedAgain(Report report, Instant at) implements Event {}

    record Withdrawn(ReportName report, Instant at) implements Event {}

    record Linked(Link link, Instant at) implements Event {}

    record CaseChanged(Case state, Instant at) implements Event {}

    record Issued(Warning warning, Instant at) implements Event {}

    record Dispatched(Dispatch dispatch, Instant at) implements Event {}

    record Delivered(Delivery delivery, Instant at) implements Event {}

    /**
     * A phone or a mailbox got a message.
     *
     * @param address as its carrier wrote it
     * @param subject of an e-mail; empty for a text
     * @param reference the sender's own name for it; empty: none
     * @param segments of a text; 0 for an e-mail
     */
    record Arrived(
            Channel channel, String address, String subject, String body, String reference, int segments, Instant at)
            implements Event {}
}
