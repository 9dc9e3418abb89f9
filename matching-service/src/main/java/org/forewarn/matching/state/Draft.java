package org.forewarn.matching.state;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Changes to a table that are kept aside until {@link #commit}, so that a record is handled wholly or leaves no trace:
 * a stage that fails half-way has changed nothing.
 */
public final class Draft<V> implements ScannedTable<V> {

    /** The table under a draft, which also tells the keys of what it scans. */
    public interface Base<V> extends Table<V> {
        void scan(String prefix, BiConsumer<String, V> eachRow);
    }

    private final Base<V> base;

    /** By key; a null value is a removal. */
    private final Map<String, @Nullable V> changes = new LinkedHashMap<>();

    /** Rows read from the base: a graph is walked over the same few again and again. */
    private final Map<String, @Nullable V> reads = new HashMap<>();

    /** Rows scanned from the base, by prefix and key: where a stage looks for neighbours it looks more than once. */
    private final Map<String, Map<String, V>> scans = new HashMap<>();

    public Draft(Base<V> base) {
        this.base = base;
    }

    @Override
    public @Nullable V get(String key) {
        if (changes.containsKey(key)) {
            return changes.get(key);
        }
        if (!reads.containsKey(key)) {
            reads.put(key, base.get(key));
        }
        return reads.get(key);
    }

    @Override
    public void put(String key, V row) {
        changes.put(key, row);
    }

    @Override
    public void remove(String key) {
        changes.put(key, null);
    }

    @Override
    public void scan(String prefix, Consumer<V> eachRow) {
        scans.computeIfAbsent(prefix, this::scanned).forEach((key, row) -> {
            if (!changes.containsKey(key)) {
                eachRow.accept(row);
            }
        });
        changes.forEach((key, row) -> {
            if (row != null && key.startsWith(prefix)) {
                eachRow.accept(row);
            }
        });
    }

    private Map<String, V> scanned(String prefix) {
        var rows = new LinkedHashMap<String, V>();
        base.scan(prefix, rows::put);
        return rows;
    }

    /** Writes the changes through. */
    public void commit() {
        changes.forEach((key, row) -> {
            if (row == null) {
                base.remove(key);
            } else {
                base.put(key, row);
            }
        });
        discard();
    }

    /** Forgets the changes. */
    public void discard() {
        changes.clear();
        reads.clear();
        scans.clear();
    }
}
