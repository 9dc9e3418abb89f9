package org.forewarn.alert.feed.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as its partner sees it. What is null is left out.
 *
 * @param state active or disabled
 * @param reason why it is disabled: gone (410 again and again) or failing (nothing was taken for days)
 * @param failingSince since when nothing was taken
 * @param nextTryFrom nothing is tried before, because the last try failed
 * @param previousSecretUntil until when the secret before this one signs too
 * @param secret only in the answer that made it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WebhookView(
        UUID webhookId,
        String url,
        String state,
        @Nullable String reason,
        Instant createdAt,
        @Nullable Instant failingSince,
        @Nullable Instant nextTryFrom,
        @Nullable Instant previousSecretUntil,
        @Nullable String secret) {

    static WebhookView of(Webhook webhook, @Nullable String secret) {
        return new WebhookView(
                webhook.webhookId(),
                webhook.url().toString(),
                webhook.disabled() == null ? "active" : "disabled",
                webhook.disabled(),
                webhook.createdAt(),
                webhook.trouble().failingSince(),
                webhook.trouble().pausedUntil(),
                webhook.secrets().previousUntil(),
                secret);
    }

    /**
     * A message in the log.
     *
     * @param messageId the webhook-id header
     * @param state pending, delivered, parked or withheld
     * @param attempts since it was put in, or in again
     * @param outcome what came of the last try
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Message(
            String messageId,
            long number,
            String type,
            @Nullable UUID warningId,
            @Nullable Integer revision,
            String state,
            int attempts,
            Instant queuedAt,
            @Nullable Instant triedAt,
            @Nullable Instant nextTryAt,
            @Nullable String outcome,
            @Nullable Integer status) {

        static Message of(Delivery delivery) {
            var subject = delivery.subject();
            return new Message(
                    delivery.header(),
                    delivery.seq(),
                    delivery.type().word(),
                    subject == null ? null : subject.warningId(),
                    subject == null ? null : subject.revision(),
                    delivery.state().word(),
                    delivery.attempts(),
                    delivery.queuedAt(),
                    delivery.triedAt(),
                    delivery.state() == Delivery.State.PENDING ? delivery.nextAt() : null,
                    delivery.outcome(),
                    delivery.status());
        }
    }
}
