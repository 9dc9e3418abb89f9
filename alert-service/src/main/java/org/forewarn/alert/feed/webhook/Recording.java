package org.forewarn.alert.feed.webhook;

import java.time.Clock;
import java.util.random.RandomGenerator;
import org.forewarn.alert.feed.webhook.Delivery.State;
import org.forewarn.alert.feed.webhook.Judgement.Rules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes down what came of a try; runs in its caller's transaction. */
@Component
class Recording {

    private static final Logger log = LoggerFactory.getLogger(Recording.class);

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final WebhookMetrics metrics;
    private final Rules rules;
    private final Clock clock;

    Recording(
            Webhooks webhooks,
            Deliveries deliveries,
            WebhookMetrics metrics,
            WebhookProperties properties,
            Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.metrics = metrics;
        this.rules = new Rules(
                properties.firstRetry(), properties.lastRetry(), properties.giveUpAfter(), properties.disableAfter());
        this.clock = clock;
    }

    /** @return whether the message was taken, so that the next one can go */
    boolean record(Webhook webhook, Delivery delivery, Answer answer) {
        Judgement judgement = Judgement.of(
                answer,
                webhook.trouble(),
                delivery.attempts() + 1,
                delivery.queuedAt(),
                clock.instant(),
                rules,
                RandomGenerator.getDefault());
        deliveries.tried(
                delivery.messageId(), judgement.state(), judgement.outcome(), judgement.status(), judgement.nextAt());
        webhooks.trouble(webhook.webhookId(), judgement.trouble(), judgement.disable());
        metrics.tried(delivery.type(), judgement.outcome());
        boolean taken = judgement.state() == State.DELIVERED;
        if (taken) {
            metrics.delivered(delivery.queuedAt());
        }
        if (judgement.disable() != null) {
            log.warn("Webhook {} is disabled: {}", webhook.webhookId(), judgement.disable());
        }
        return taken;
    }

    void withheld(MessageType type) {
        metrics.tried(type, State.WITHHELD.word());
    }
}
