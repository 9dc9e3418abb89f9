package org.forewarn.alert.desk;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.forewarn.alert.listening.Listening;
import org.forewarn.schemas.event.Case;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hands each record of the topic cases to the desk. A record may come again; the desk knows what it has seen. */
@Component
class CaseListener {

    private final CaseDesk desk;

    CaseListener(CaseDesk desk) {
        this.desk = desk;
    }

    @KafkaListener(
            id = "alert-desk",
            topics = "#{T(org.forewarn.schemas.Topics).CASES.name()}",
            containerFactory = Listening.RECORDS)
    void on(ConsumerRecord<String, Case> record) {
        if (record.value() != null) {
            desk.handle(record.value(), record.offset(), Instant.ofEpochMilli(record.timestamp()));
        }
    }
}
