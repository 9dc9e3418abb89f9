package org.forewarn.alert.feed.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.forewarn.alert.feed.FeedWarning;
import org.forewarn.alert.feed.PartnerDocuments;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Messages that a partner asks for: a ping, and everything since a time once more. */
@Component
class Resending {

    /** A receiver that lost more asks in several steps, or reads the feed. */
    static final int MAX_AT_ONCE = 1_000;

    private final TransactionTemplate transaction;
    private final PartnerDocuments documents;
    private final Deliveries deliveries;
    private final Outbox outbox;

    Resending(TransactionTemplate transaction, PartnerDocuments documents, Deliveries deliveries, Outbox outbox) {
        this.transaction = transaction;
        this.documents = documents;
        this.deliveries = deliveries;
        this.outbox = outbox;
    }

    /** What came of asking for a replay. */
    sealed interface Replay {
        record Queued(int messages) implements Replay {}

        record TooMany() implements Replay {}
    }

    Replay replay(Webhook webhook, Instant since) {
        return Objects.requireNonNull(transaction.execute(status -> {
            List<FeedWarning> warnings = documents.issuedSince(webhook.partnerId(), since, MAX_AT_ONCE + 1);
            boolean tooMany =
                    warnings.size() > MAX_AT_ONCE || deliveries.since(webhook.webhookId(), since) > MAX_AT_ONCE;
            return tooMany ? new Replay.TooMany() : new Replay.Queued(outbox.replay(webhook, since, warnings));
        }));
    }

    UUID ping(UUID webhookId) {
        return Objects.requireNonNull(transaction.execute(status -> outbox.ping(webhookId)));
    }
}
