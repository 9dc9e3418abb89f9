package org.forewarn.alert.suppression;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.forewarn.kit.table.Rows;
import org.forewarn.schemas.event.Suppression;
import org.forewarn.schemas.event.SuppressionCause;
import org.jspecify.annotations.Nullable;

/** The fingerprints of suppressed addresses with the cause of each, some 100 bytes each. */
final class SuppressionRows implements Rows<Suppression> {

    private final Map<String, SuppressionCause> causes = new ConcurrentHashMap<>();

    boolean contains(String fingerprint) {
        return causes.containsKey(fingerprint);
    }

    /** Null: it is not suppressed. */
    @Nullable
    SuppressionCause cause(String fingerprint) {
        return causes.get(fingerprint);
    }

    int size() {
        return causes.size();
    }

    @Override
    public void apply(ConsumerRecords<String, Suppression> records) {
        records.forEach(record -> {
            if (record.value() == null) {
                causes.remove(record.key());
            } else {
                causes.put(record.key(), record.value().getCause());
            }
        });
    }

    @Override
    public void clear() {
        causes.clear();
    }
}
