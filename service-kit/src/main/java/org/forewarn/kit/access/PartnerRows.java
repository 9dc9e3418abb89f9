package org.forewarn.kit.access;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.forewarn.kit.table.Rows;
import org.forewarn.schemas.event.Partner;

/** Puts the topic's records where keys are looked up. */
record PartnerRows(Partners partners) implements Rows<Partner> {

    @Override
    public void apply(ConsumerRecords<String, Partner> records) {
        records.forEach(record -> partners.put(record.offset(), record.key(), record.value()));
    }

    @Override
    public void clear() {
        partners.clear();
    }
}
