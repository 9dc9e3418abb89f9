package org.forewarn.alert.consent;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.forewarn.alert.listening.Listening;
import org.forewarn.schemas.event.ReportEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.core.log.LogAccessor;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.support.Acknowledgment;
import org.springframework.kafka.support.KafkaUtils;
import org.springframework.kafka.support.serializer.SerializationUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Learns from the topic of reports what each allows, one transaction a batch. Of a report nothing else is looked at. */
@Component
class ConsentListener {

    private static final LogAccessor KAFKA_LOG = new LogAccessor(ConsentListener.class);
    private static final int NONE = -1;

    private final TransactionTemplate transaction;
    private final ReportConsents consents;
    private final List<ConsentWatcher> watchers;

    ConsentListener(TransactionTemplate transaction, ReportConsents consents, List<ConsentWatcher> watchers) {
        this.transaction = transaction;
        this.consents = consents;
        this.watchers = List.copyOf(watchers);
    }

    @KafkaListener(
            id = "alert-consent",
            topics = "#{T(org.forewarn.schemas.Topics).REPORTS.name()}",
            containerFactory = Listening.BATCHES)
    void on(List<ConsumerRecord<String, ReportEvent>> records, Acknowledgment progress) {
        int bad = firstUnreadable(records);
        List<ConsumerRecord<String, ReportEvent>> sound = bad == NONE ? records : records.subList(0, bad);
        transaction.executeWithoutResult(status -> take(sound));
        if (bad != NONE) {
            throw new BatchListenerFailedException("not a report", why(records.get(bad)), bad);
        }
        progress.acknowledge();
    }

    private void take(List<ConsumerRecord<String, ReportEvent>> records) {
        if (records.isEmpty()) {
            return;
        }
        consents.lockForChange();
        Set<String> changed = new HashSet<>();
        for (ConsumerRecord<String, ReportEvent> record : records) {
            ReportConsent now =
                    record.value() == null ? ReportConsent.gone(record.key()) : ReportConsent.of(record.value());
            if (consents.note(now, record.offset(), Instant.ofEpochMilli(record.timestamp()))) {
                changed.add(now.reportId());
            }
        }
        if (!changed.isEmpty()) {
            watchers.forEach(watcher -> watcher.consentChanged(changed));
        }
    }

    private static int firstUnreadable(List<ConsumerRecord<String, ReportEvent>> records) {
        for (int i = 0; i < records.size(); i++) {
            if (why(records.get(i)) != null) {
                return i;
            }
        }
        return NONE;
    }

    private static @Nullable Exception why(ConsumerRecord<String, ReportEvent> record) {
        return SerializationUtils.getExceptionFromHeader(
                record, KafkaUtils.VALUE_DESERIALIZER_EXCEPTION_HEADER, KAFKA_LOG);
    }
}
