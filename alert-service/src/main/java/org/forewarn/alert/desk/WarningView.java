package org.forewarn.alert.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.forewarn.alert.warning.WarningContent;
import org.jspecify.annotations.Nullable;

/**
 * A warning as the API shows it. What is null is left out.
 *
 * @param caseId only for those who run the desk: it is the id of a report
 * @param state drafted, issued, withdrawn or absorbed
 * @param version of what is proposed, to approve exactly that; only for those who run the desk
 * @param revision how often it was issued
 * @param sent when its last revision was issued
 * @param expires after this nothing of it is sent
 * @param needsReview why a person must look at it
 * @param issued what was said last; in a list without its texts
 * @param proposed what would be said now; only for those who run the desk, one warning at a time
 * @param outcomes messages by channel and outcome; a message counts as submitted when a provider takes it, and then
 *     also as delivered or failed when its receipt says so
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WarningView(
        UUID warningId,
        long number,
        @Nullable String caseId,
        String state,
        @Nullable UUID absorbedBy,
        @Nullable Integer version,
        int revision,
        @Nullable Instant sent,
        @Nullable Instant expires,
        @Nullable String needsReview,
        @Nullable Object issued,
        @Nullable WarningContent proposed,
        Map<String, Map<String, Long>> outcomes) {

    /** What a list shows of the content. */
    record Summary(String severity, String lane, String area, String headline) {
        static Summary of(WarningContent content) {
            return new Summary(
                    content.severity().name(),
                    content.lane().name(),
                    content.areaDescription(),
                    content.texts().getFirst().headline());
        }
    }
}
