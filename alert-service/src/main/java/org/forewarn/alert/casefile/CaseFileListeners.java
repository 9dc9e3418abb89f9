package org.forewarn.alert.casefile;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.forewarn.alert.listening.Listening;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.ReportEvent;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Hands each record of the topics cases and reports to what the desk shows. Groups of their own: a fault in what is shown
 * must not keep a warning from being drafted.
 */
@Component
class CaseFileListeners {

    private final CaseProjection cases;
    private final ReportOriginals originals;

    CaseFileListeners(CaseProjection cases, ReportOriginals originals) {
        this.cases = cases;
        this.originals = originals;
    }

    @KafkaListener(
            id = "alert-casefile",
            topics = "#{T(org.forewarn.schemas.Topics).CASES.name()}",
            containerFactory = Listening.RECORDS)
    void onCase(ConsumerRecord<String, Case> record) {
        if (record.value() != null) {
            cases.handle(record.value(), record.offset(), Instant.ofEpochMilli(record.timestamp()));
        }
    }

    @KafkaListener(
            id = "alert-casefile-reports",
            topics = "#{T(org.forewarn.schemas.Topics).REPORTS.name()}",
            containerFactory = Listening.RECORDS)
    void onReport(ConsumerRecord<String, ReportEvent> record) {
        Instant at = Instant.ofEpochMilli(record.timestamp());
        if (record.value() == null) {
            originals.forget(record.key());
        } else {
            originals.handle(record.value(), record.offset(), at);
        }
    }
}
