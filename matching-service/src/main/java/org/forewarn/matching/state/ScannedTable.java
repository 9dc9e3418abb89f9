package org.forewarn.matching.state;

import java.util.function.Consumer;

/** A table whose rows with the same beginning of the key can be read together. */
public interface ScannedTable<V> extends Table<V> {

    /**
     * Hands over every row whose key begins with {@code prefix}, one at a time, in no promised order. The table must
     * not be changed meanwhile.
     */
    void scan(String prefix, Consumer<V> eachRow);
}
