package org.forewarn.alert.feed.webhook;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.forewarn.alert.feed.FeedChange;
import org.forewarn.alert.feed.FeedWarning;
import org.forewarn.alert.feed.Transfers;
import org.forewarn.alert.feed.webhook.Delivery.Subject;
import org.forewarn.alert.warning.NameUuid;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes down what is to be told where, in the transaction in which it became so. */
@Component
class Outbox {

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final Transfers transfers;
    private final ApplicationEventPublisher committed;
    private final Clock clock;

    Outbox(
            Webhooks webhooks,
            Deliveries deliveries,
            Transfers transfers,
            ApplicationEventPublisher committed,
            Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.transfers = transfers;
        this.committed = committed;
        this.clock = clock;
    }

    /** There is something to send; heard when the transaction that wrote it has committed. */
    record Added() {}

    @EventListener
    void on(FeedChange change) {
        List<Webhook> active = webhooks.active();
        if (active.isEmpty()) {
            return;
        }
        FeedWarning warning = change.now();
        Set<String> holders = transfers.holders(warning.warningId());
        for (Webhook webhook : active) {
            switch (change.to(webhook.partnerId(), holders.contains(webhook.partnerId()))) {
                case NOTHING -> {}
                case MESSAGE -> add(webhook, messageType(warning), warning);
                case WITHDRAWAL -> add(webhook, MessageType.WITHDRAWN, warning);
            }
        }
        committed.publishEvent(new Added());
    }

    private void add(Webhook webhook, MessageType type, FeedWarning warning) {
        deliveries.add(
                messageId(webhook.webhookId(), type, warning),
                webhook.webhookId(),
                type,
                new Subject(warning.warningId(), warning.revision()),
                clock.instant());
    }

    /** A message of its own, now. */
    UUID ping(UUID webhookId) {
        UUID messageId = UUID.randomUUID();
        deliveries.add(messageId, webhookId, MessageType.PING, null, clock.instant());
        committed.publishEvent(new Added());
        return messageId;
    }

    /**
     * Sends again everything about messages issued since then: what is in the log under its old id, and the last word on
     * each warning that is not.
     *
     * @param warnings those whose last message was issued since then
     */
    int replay(Webhook webhook, Instant since, List<FeedWarning> warnings) {
        Instant now = clock.instant();
        int again = deliveries.again(webhook.webhookId(), since, now);
        for (FeedWarning warning : warnings) {
            MessageType type = messageType(warning);
            boolean added = deliveries.add(
                    messageId(webhook.webhookId(), type, warning),
                    webhook.webhookId(),
                    type,
                    new Subject(warning.warningId(), warning.revision()),
                    now);
            again += added ? 1 : 0;
        }
        committed.publishEvent(new Added());
        return again;
    }

    private static MessageType messageType(FeedWarning warning) {
        return warning.ended() ? MessageType.ENDED : MessageType.ISSUED;
    }

    /** The same thing has the same id, so that it is put in once and known again by the receiver. */
    private static UUID messageId(UUID webhookId, MessageType type, FeedWarning warning) {
        return NameUuid.of("webhook/" + webhookId + "/" + type.word() + "/" + warning.warningId() + "/"
                + warning.revision() + "/" + warning.showing());
    }
}
