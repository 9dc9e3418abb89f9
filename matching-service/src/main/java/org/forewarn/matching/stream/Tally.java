package org.forewarn.matching.stream;

import org.forewarn.matching.blocking.BlockStage.Output.Turned;
import org.forewarn.matching.blocking.ReportStage.Taken;
import org.forewarn.schemas.event.CaseStatus;
import org.forewarn.schemas.event.Link;
import org.jspecify.annotations.Nullable;

/**
 * What the stages count. Every record of {@code reports} is counted once, by its outcome or as a dead letter; a
 * transaction that is done again counts again.
 */
public interface Tally {

    void report(Taken taken);

    /** A blocking key that became generic, or specific again. */
    void turned(Turned turned);

    /** A link that changed; null: it ended. */
    void link(@Nullable Link link);

    void published(CaseStatus status);

    /**
     * A record that could not be handled.
     *
     * @param topic where it came from
     */
    void deadLetter(String topic);
}
