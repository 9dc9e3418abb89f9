package org.forewarn.alert.suppression;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.forewarn.kit.table.Rows;
import org.forewarn.schemas.event.Suppression;

/** The fingerprints of suppressed addresses, some 100 bytes each. */
final class SuppressionRows implements Rows<Suppression> {

    private final Set<String> fingerprints = ConcurrentHashMap.newKeySet();

    boolean contains(String fingerprint) {
        return fingerprints.contains(fingerprint);
    }

    int size() {
        return fingerprints.size();
    }

    @Override
    public void apply(ConsumerRecords<String, Suppression> records) {
        records.forEach(record -> {
            if (record.value() == null) {
                fingerprints.remove(record.key());
            } else {
                fingerprints.add(record.key());
            }
        });
    }

    @Override
    public void clear() {
        fingerprints.clear();
    }
}
