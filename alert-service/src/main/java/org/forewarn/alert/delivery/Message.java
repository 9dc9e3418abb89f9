package org.forewarn.alert.delivery;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message, ready for a provider.
 *
 * @param address phone as E.164, or e-mail address
 * @param subject of a mail; unused for a text
 * @param expires after this it should not arrive any more
 * @param language of subject and body, a BCP 47 tag; empty: not said
 * @param unsubscribe where one click ends all messages to this person; null: a message that has no such thing
 */
public record Message(
        UUID dispatchId,
        String address,
        String subject,
        String body,
        Instant expires,
        String language,
        @Nullable URI unsubscribe) {

    /** Says nothing of where it goes or what it says. */
    @Override
    public String toString() {
        return "Message[" + dispatchId + "]";
    }
}
