package org.forewarn.intake.form;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's session: all of it is in their cookie, sealed, and none of it here.
 *
 * @param id random; tokens are bound to it
 * @param key the charity's key, asked anew at every request whether it is still good
 * @param since when it began
 * @param used when it was last used
 * @param done what was done last, told once on the next page; null for nothing
 */
record Session(
        String id,
        String key,
        Instant since,
        Instant used,
        @Nullable Done done) {

    /** Something that was done with a report: its reference is of the charity's choosing, so it stays out of addresses. */
    record Done(What what, String reference) {}

    enum What {
        SENT,
        WITHDRAWN
    }

    Session usedAt(Instant now) {
        return new Session(id, key, since, now, done);
    }

    Session having(Done happened) {
        return new Session(id, key, since, used, happened);
    }

    @Override
    public String toString() {
        return "Session[…]";
    }
}
