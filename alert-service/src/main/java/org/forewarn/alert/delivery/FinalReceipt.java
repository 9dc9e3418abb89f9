package org.forewarn.alert.delivery;

import org.forewarn.schemas.event.DeliveryStatus;
import org.jspecify.annotations.Nullable;

/**
 * A provider's last word on a message.
 *
 * @param messageId its name for the message
 * @param status {@link DeliveryStatus#DELIVERED} or {@link DeliveryStatus#FAILED}
 * @param reason a code; null when delivered
 */
public record FinalReceipt(
        String provider,
        String messageId,
        DeliveryStatus status,
        @Nullable String reason) {}
