package org.forewarn.alert.feed;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.forewarn.schemas.event.MsgType;

/**
 * One issued message about a warning, as far as a partner could be told of it.
 *
 * @param severity CAP's word in upper case; so are certainty and urgency
 * @param outwardCodes the area
 * @param texts one per language
 * @param reportIds the reports it was made from: never shown, but asked
 */
record IssuedMessage(
        UUID warningId,
        int revision,
        MsgType type,
        Instant sent,
        Instant expires,
        String severity,
        String certainty,
        String urgency,
        String areaDescription,
        List<String> outwardCodes,
        List<Text> texts,
        List<String> reportIds) {

    IssuedMessage {
        outwardCodes = List.copyOf(outwardCodes);
        texts = List.copyOf(texts);
        reportIds = List.copyOf(reportIds);
    }

    /** What is said in one language; the discreet text is for phones and not looked at. */
    record Text(String language, String headline, String full) {}

    /** An earlier message about the same warning. */
    record Earlier(int revision, Instant sent) {}

    /** Whether it takes the warning back. */
    boolean isEnd() {
        return type == MsgType.CANCEL || type == MsgType.ALL_CLEAR;
    }
}
