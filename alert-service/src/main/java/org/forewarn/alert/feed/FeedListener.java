package org.forewarn.alert.feed;

import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.forewarn.alert.listening.Listening;
import org.forewarn.schemas.event.Warning;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Hears of each issued warning, in a group of its own. A record may come again; that changes nothing. */
@Component
class FeedListener {

    private final TransactionTemplate transaction;
    private final FeedKeeper keeper;

    FeedListener(TransactionTemplate transaction, FeedKeeper keeper) {
        this.transaction = transaction;
        this.keeper = keeper;
    }

    @KafkaListener(
            id = "alert-feed",
            topics = "#{T(org.forewarn.schemas.Topics).WARNINGS.name()}",
            containerFactory = Listening.RECORDS)
    void on(ConsumerRecord<String, Warning> record) {
        Warning warning = record.value();
        if (warning != null) {
            UUID warningId = UUID.fromString(warning.getWarningId());
            transaction.executeWithoutResult(status -> keeper.issued(warningId, warning.getRevision()));
        }
    }
}
