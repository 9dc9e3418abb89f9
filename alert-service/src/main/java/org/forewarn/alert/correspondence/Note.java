package org.forewarn.alert.correspondence;

import java.time.Instant;
import java.util.UUID;
import org.forewarn.schemas.event.Channel;

/**
 * A message to one address.
 *
 * @param id under which it is sent once, however often it is handed over
 * @param address phone as E.164, or e-mail address
 * @param subject of an e-mail; unused for a text
 * @param expires after this it is not sent any more
 * @param lastWord whether it says that no message will follow, and so goes to an address that wants none
 */
public record Note(
        UUID id, Channel channel, String address, String subject, String body, Instant expires, boolean lastWord) {

    /** An ordinary one. */
    public Note(UUID id, Channel channel, String address, String subject, String body, Instant expires) {
        this(id, channel, address, subject, body, expires, false);
    }

    /** Says nothing of where it goes or what it says. */
    @Override
    public String toString() {
        return "Note[" + id + "]";
    }
}
