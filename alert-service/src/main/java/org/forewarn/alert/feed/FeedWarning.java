package org.forewarn.alert.feed;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A warning as partners see it.
 *
 * @param revision its last one
 * @param restsOn reports whose consents decide
 * @param ended whether that revision took it back
 * @param showing grows whenever it may be shown to fewer than before, so that showing it again is a new message
 * @param updatedAt when what partners see of it changed last
 */
public record FeedWarning(
        UUID warningId,
        int revision,
        List<String> restsOn,
        boolean ended,
        Audience audience,
        int showing,
        Instant updatedAt) {

    public FeedWarning {
        restsOn = List.copyOf(restsOn);
    }

    /** The same with what consents allow now. */
    FeedWarning openTo(Audience now, Instant at) {
        boolean narrower = audience.openTo() != null && !audience.openTo().equals(now.openTo());
        return new FeedWarning(warningId, revision, restsOn, ended, now, narrower ? showing + 1 : showing, at);
    }
}
