package org.forewarn.matching.stream;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * One bounded piece of memory for all RocksDB stores of the process together; by default each store would take its own
 * 50 MB cache and up to 48 MB of write buffers. Indexes, filters and write buffers are charged to it too.
 */
public final class StateMemory implements RocksDBConfigSetter {

    /** Configuration entries, bytes. */
    static final String CACHE_BYTES = "forewarn.state.cache.bytes";

    static final String WRITE_BUFFER_BYTES = "forewarn.state.write.buffer.bytes";

    /** Small stores flush seldom anyway; a bigger buffer would only fill the budget of the others. */
    private static final long BUFFER_OF_ONE_STORE_BYTES = 4L << 20;

    /** Indexes and filters stay in the cache before data does: without them every look-up reads more. */
    private static final double HIGH_PRIORITY_SHARE = 0.3;

    private static @Nullable Shared shared;

    private record Shared(Cache cache, WriteBufferManager writeBuffers) {}

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        Shared memory = shared(configs);
        var table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(memory.cache());
        table.setCacheIndexAndFilterBlocks(true);
        table.setCacheIndexAndFilterBlocksWithHighPriority(true);
        table.setPinTopLevelIndexAndFilter(true);
        options.setWriteBufferManager(memory.writeBuffers());
        options.setWriteBufferSize(BUFFER_OF_ONE_STORE_BYTES);
        options.setMaxWriteBufferNumber(2);
        options.setTableFormatConfig(table);
    }

    /** Lives as long as the process: the stores of a replaced thread use it again. */
    private static synchronized Shared shared(Map<String, Object> configs) {
        if (shared == null) {
            var cache = new LRUCache(bytes(configs, CACHE_BYTES), -1, false, HIGH_PRIORITY_SHARE);
            shared = new Shared(cache, new WriteBufferManager(bytes(configs, WRITE_BUFFER_BYTES), cache));
        }
        return shared;
    }

    private static long bytes(Map<String, Object> configs, String name) {
        return Long.parseLong(String.valueOf(configs.get(name)));
    }

    @Override
    public void close(String storeName, Options options) {
        // nothing is the store's own
    }
}
