package org.forewarn.alert.feed.webhook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.forewarn.alert.feed.PartnerDocuments;
import org.forewarn.alert.feed.Transfers;
import org.forewarn.alert.feed.webhook.Delivery.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes what is sent, when it is sent: what may be seen is asked then, and not when the message was put in. */
@Component
class Letters {

    private final PartnerDocuments documents;
    private final Payloads payloads;
    private final HookSecrets secrets;

    Letters(PartnerDocuments documents, Payloads payloads, HookSecrets secrets) {
        this.documents = documents;
        this.payloads = payloads;
        this.secrets = secrets;
    }

    /** The body; nothing when the partner may not have it, or it is not true any more. */
    Optional<byte[]> body(Webhook webhook, Delivery delivery, Instant now) {
        Subject subject = delivery.subject();
        if (subject == null) {
            return Optional.of(payloads.ping(delivery.queuedAt()));
        }
        return switch (delivery.type()) {
            case ISSUED, ENDED ->
                documents
                        .hand(
                                webhook.partnerId(),
                                Transfers.Way.WEBHOOK,
                                subject.warningId(),
                                OptionalInt.of(subject.revision()))
                        .map(alert -> payloads.warning(delivery.type().word(), alert));
            case WITHDRAWN ->
                documents.sees(webhook.partnerId(), subject.warningId())
                        ? Optional.empty()
                        : Optional.of(payloads.withdrawn(subject.warningId(), delivery.queuedAt()));
            case PING -> Optional.of(payloads.ping(now));
        };
    }

    /** The headers of one try; null when the secret cannot be opened. */
    @Nullable
    Map<String, String> headers(Webhook webhook, Delivery delivery, byte[] body, Instant now) {
        List<byte[]> signing = new ArrayList<>();
        byte[] present = secrets.open(webhook.webhookId(), webhook.secrets().now());
        if (present == null) {
            return null;
        }
        signing.add(present);
        byte[] sealedPrevious = webhook.secrets().previous();
        Instant until = webhook.secrets().previousUntil();
        if (sealedPrevious != null && until != null && now.isBefore(until)) {
            byte[] previous = secrets.open(webhook.webhookId(), sealedPrevious);
            if (previous != null) {
                signing.add(previous);
            }
        }
        return Signing.headers(delivery.header(), now, body, signing);
    }
}
