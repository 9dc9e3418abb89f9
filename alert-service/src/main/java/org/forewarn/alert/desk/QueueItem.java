package org.forewarn.alert.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A warning that wants attention, as a list shows it. What is null is left out.
 *
 * @param attention why
 * @param rank how pressing; greater is more
 * @param next what approving would issue
 * @param takenBy who works on it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record QueueItem(
        UUID warningId,
        String caseId,
        String state,
        String attention,
        int rank,
        Instant waitingSince,
        Instant dueAt,
        @Nullable UUID takenBy,
        String severity,
        String certainty,
        String urgency,
        List<String> counties,
        String headline,
        int reports,
        int charities,
        int version,
        String next) {}
