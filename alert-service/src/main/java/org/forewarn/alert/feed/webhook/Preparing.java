package org.forewarn.alert.feed.webhook;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.forewarn.alert.feed.webhook.Delivery.State;
import org.springframework.stereotype.Component;

/** Makes the next message of a webhook ready to be sent; runs in its caller's transaction, which commits before the sending. */
@Component
class Preparing {

    /** A secret that does not open is looked at again after this. */
    private static final Duration SEALED_FOR = Duration.ofMinutes(1);

    /** So is a partner without a key: just after a start its keys are not known yet. */
    private static final Duration KEYLESS_FOR = Duration.ofSeconds(5);

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final Letters letters;
    private final Access access;
    private final Clock clock;

    Preparing(Webhooks webhooks, Deliveries deliveries, Letters letters, Access access, Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.letters = letters;
        this.access = access;
        this.clock = clock;
    }

    /** What there is to do. */
    sealed interface Prepared {

        /** Nothing, or not by us. */
        record Nothing() implements Prepared {}

        /** This message is not sent; there may be another. */
        record Withheld(MessageType type) implements Prepared {}

        /** To be sent now. */
        record Letter(Webhook webhook, Delivery delivery, URI url, Map<String, String> headers, byte[] body)
                implements Prepared {}
    }

    /** @param lease the taking of the webhook that is ours */
    Prepared next(UUID webhookId, UUID lease, Duration giveUpAfter) {
        Instant now = clock.instant();
        Optional<Webhook> taken = webhooks.taken(webhookId, lease);
        if (taken.isEmpty()) {
            return new Prepared.Nothing();
        }
        Webhook webhook = taken.get();
        deliveries.park(webhookId, now.minus(giveUpAfter));
        if (!access.mayRead(webhook.partnerId())) {
            webhooks.pause(webhookId, now.plus(KEYLESS_FOR));
            return new Prepared.Nothing();
        }
        return deliveries
                .next(webhookId, now)
                .map(delivery -> letter(webhook, delivery, now))
                .orElseGet(Prepared.Nothing::new);
    }

    private Prepared letter(Webhook webhook, Delivery delivery, Instant now) {
        Optional<byte[]> body = letters.body(webhook, delivery, now);
        if (body.isEmpty()) {
            deliveries.tried(delivery.messageId(), State.WITHHELD, State.WITHHELD.word(), null, null);
            return new Prepared.Withheld(delivery.type());
        }
        Map<String, String> headers = letters.headers(webhook, delivery, body.get(), now);
        if (headers == null) {
            webhooks.pause(webhook.webhookId(), now.plus(SEALED_FOR));
            return new Prepared.Nothing();
        }
        deliveries.trying(delivery.messageId(), now);
        return new Prepared.Letter(webhook, delivery, webhook.url(), headers, body.get());
    }
}
