package org.forewarn.matching.check.serving;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What of its limits a charity has left, whichever of its keys asks and whichever instance is asked. */
interface CheckTokens {

    /**
     * Takes one.
     *
     * @return null when it is taken; otherwise when there is one again
     */
    @Nullable
    Duration take(String policy, String partnerId);

    /** Gives one back that was taken for a check that nobody could answer. */
    void giveBack(String policy, String partnerId);
}
