package org.forewarn.matching.cases;

import org.forewarn.schemas.matching.PairDecision;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a reviewer's decisions about a pair. They come in order, all of a pair being in one partition; but a
 * record may come again, and after the topic was made anew its offsets begin again. So a record is news when its offset
 * or its timestamp is greater than any that was seen.
 */
final class KnownDecisions {

    private KnownDecisions() {}

    /** The newer one; {@code before} itself when the other is no news. */
    static PairDecision with(@Nullable PairDecision before, PairDecision decision) {
        if (before == null) {
            return decision;
        }
        boolean news =
                decision.getOffset() > before.getOffset() || decision.getAt().isAfter(before.getAt());
        if (!news) {
            return before;
        }
        return PairDecision.newBuilder(decision)
                .setOffset(Math.max(before.getOffset(), decision.getOffset()))
                .setAt(before.getAt().isAfter(decision.getAt()) ? before.getAt() : decision.getAt())
                .build();
    }
}
