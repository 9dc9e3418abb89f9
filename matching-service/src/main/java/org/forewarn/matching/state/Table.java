package org.forewarn.matching.state;

import org.jspecify.annotations.Nullable;

/** Rows by key. A row that was read may be changed only to be put back. */
public interface Table<V> {

    @Nullable
    V get(String key);

    void put(String key, V row);

    void remove(String key);
}
