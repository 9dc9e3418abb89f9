package org.forewarn.matching.state;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** A table in memory that keeps copies, as a store does. */
public final class MapTable<V extends SpecificRecord> implements ScannedTable<V>, Draft.Base<V> {

    private final TreeMap<String, V> rows = new TreeMap<>();

    @Override
    public @Nullable V get(String key) {
        V row = rows.get(key);
        return row == null ? null : copy(row);
    }

    @Override
    public void put(String key, V row) {
        rows.put(key, copy(row));
    }

    @Override
    public void remove(String key) {
        rows.remove(key);
    }

    @Override
    public void scan(String prefix, Consumer<V> eachRow) {
        scan(prefix, (key, row) -> eachRow.accept(row));
    }

    @Override
    public void scan(String prefix, BiConsumer<String, V> eachRow) {
        for (Map.Entry<String, V> row : rows.tailMap(prefix, true).entrySet()) {
            if (!row.getKey().startsWith(prefix)) {
                return;
            }
            eachRow.accept(row.getKey(), copy(row.getValue()));
        }
    }

    public Collection<String> keys() {
        return rows.keySet();
    }

    public Collection<V> rows() {
        return rows.values();
    }

    private static <V extends SpecificRecord> V copy(V row) {
        return SpecificData.get().deepCopy(row.getSchema(), row);
    }
}
