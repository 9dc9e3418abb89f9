package org.forewarn.alert.feed;

import org.jspecify.annotations.Nullable;

/**
 * What partners may see of a warning has changed; published in the transaction of the change.
 *
 * @param before null: it is new
 * @param issued whether a message was issued; otherwise a consent has changed
 */
public record FeedChange(@Nullable FeedWarning before, FeedWarning now, boolean issued) {

    /** What a partner is to be told. */
    public enum Telling {
        NOTHING,
        /** The last message, or that there was an end for one who may see no more. */
        MESSAGE,
        /** That what it has may not be kept. */
        WITHDRAWAL
    }

    /** @param given whether anything of this warning was handed to the partner before */
    public Telling to(String partnerId, boolean given) {
        boolean saw = before != null && before.audience().includes(partnerId);
        boolean sees = now.audience().includes(partnerId);
        if (issued && (sees || (now.ended() && given))) {
            return Telling.MESSAGE;
        }
        if (sees) {
            return saw || now.ended() ? Telling.NOTHING : Telling.MESSAGE;
        }
        return saw && given ? Telling.WITHDRAWAL : Telling.NOTHING;
    }
}
