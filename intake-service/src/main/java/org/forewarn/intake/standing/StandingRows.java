package org.forewarn.intake.standing;

import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.forewarn.kit.table.Rows;

/** Puts the topic's records where they are looked up. */
record StandingRows(StandingReports standing) implements Rows<GenericRecord> {

    @Override
    public void apply(ConsumerRecords<String, GenericRecord> records) {
        records.forEach(record -> {
            if (record.value() == null) {
                // erased: what is sent again from an old copy must not bring it back
                standing.read(record.key(), "", null, record.offset());
            } else {
                ReportGlance glance = ReportGlance.of(record.value());
                standing.read(glance.reportId(), glance.contentDigest(), glance.keyHash(), record.offset());
            }
        });
    }

    @Override
    public void clear() {
        standing.clear();
    }
}
