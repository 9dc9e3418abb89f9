package org.forewarn.matching.stream;

import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueStore;
import org.forewarn.matching.state.Draft;
import org.jspecify.annotations.Nullable;

/** A state store as a table. */
final class StoreTable<V> implements Draft.Base<V> {

    private static final StringSerializer PREFIX = new StringSerializer();

    private final KeyValueStore<String, V> store;

    StoreTable(KeyValueStore<String, V> store) {
        this.store = store;
    }

    @Override
    public @Nullable V get(String key) {
        return store.get(key);
    }

    @Override
    public void put(String key, V row) {
        store.put(key, row);
    }

    @Override
    public void remove(String key) {
        store.delete(key);
    }

    @Override
    public void scan(String prefix, BiConsumer<String, V> eachRow) {
        try (var rows = store.prefixScan(prefix, PREFIX)) {
            rows.forEachRemaining(row -> eachRow.accept(row.key, row.value));
        }
    }
}
