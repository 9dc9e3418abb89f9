package org.forewarn.alert.queue;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A warning that waits for a person, as the queue shows it.
 *
 * @param caseId of the case it is about
 * @param attention why somebody is to look at it
 * @param dueAt until when somebody should have, by the service level of its rank
 * @param takenBy the member of staff who works on it
 */
record QueueRow(
        UUID warningId,
        String caseId,
        String attention,
        int rank,
        Instant waitingSince,
        @Nullable Instant dueAt,
        @Nullable UUID takenBy,
        String severity,
        String certainty,
        String urgency,
        List<String> counties,
        String headline,
        int reports,
        int charities,
        String state) {

    QueuePlace place() {
        return new QueuePlace(rank, waitingSince, warningId);
    }
}
