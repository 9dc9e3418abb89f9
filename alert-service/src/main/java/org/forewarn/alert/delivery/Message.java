package org.forewarn.alert.delivery;

import java.time.Instant;
import java.util.UUID;

/**
 * One message, ready for a provider.
 *
 * @param address phone as E.164, or e-mail address
 * @param expires after this it should not arrive any more
 */
public record Message(UUID dispatchId, String address, String subject, String body, Instant expires) {

    /** Says nothing of where it goes or what it says. */
    @Override
    public String toString() {
        return "Message[" + dispatchId + "]";
    }
}
