package org.forewarn.alert.delivery;

import java.time.Instant;
import java.util.UUID;
import org.forewarn.schemas.event.Channel;
import org.forewarn.schemas.event.Delivery;
import org.forewarn.schemas.event.DeliveryStatus;
import org.jspecify.annotations.Nullable;

/**
 * Something happened to a message.
 *
 * @param provider null: none was asked
 * @param reason a code; null: none
 * @param segments SMS segments; 0 for e-mail
 * @param revision of the warning that the message told of
 * @param area county; empty: not known
 */
public record DeliveryEvent(
        UUID dispatchId,
        UUID warningId,
        UUID recipientId,
        Channel channel,
        DeliveryStatus status,
        @Nullable String provider,
        @Nullable String reason,
        int segments,
        int revision,
        String area) {

    Delivery toRecord(Instant at) {
        return Delivery.newBuilder()
                .setDispatchId(dispatchId.toString())
                .setWarningId(warningId.toString())
                .setRecipientId(recipientId.toString())
                .setChannel(channel)
                .setStatus(status)
                .setProvider(provider)
                .setReason(reason)
                .setSegments(segments)
                .setAt(at)
                .build();
    }
}
