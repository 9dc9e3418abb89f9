package org.forewarn.matching.peer;

import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.query.KeyQuery;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.query.RangeQuery;
import org.apache.kafka.streams.query.StateQueryRequest;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.forewarn.matching.state.Draft;
import org.forewarn.matching.stream.StreamLifecycle;
import org.jspecify.annotations.Nullable;

/**
 * Reads the stores of this instance, one partition at a time and only where that partition is active, restored and
 * running: what is not here, or not all here yet, is said and never taken for empty.
 */
public final class LocalStores {

    private final StreamLifecycle stream;

    LocalStores(StreamLifecycle stream) {
        this.stream = stream;
    }

    /** One partition of a store. Each read throws {@link HolderUnavailableException} when it is not ready here. */
    public <V> Reading<V> partition(String store, int partition) {
        return new Reading<>(store, partition);
    }

    /** A table that can only be read, a row at a time: other rows may have changed meanwhile. */
    public final class Reading<V> implements Draft.Base<V> {

        private final String store;
        private final int partition;

        private Reading(String store, int partition) {
            this.store = store;
            this.partition = partition;
        }

        @Override
        public @Nullable V get(String key) {
            return result(KeyQuery.<String, V>withKey(key)).getResult();
        }

        @Override
        public void scan(String prefix, BiConsumer<String, V> eachRow) {
            scanWhile(prefix, row -> {
                eachRow.accept(row.key, row.value);
                return true;
            });
        }

        /** Hands over rows as {@link #scan} does, as long as it is told to go on. */
        public void scanWhile(String prefix, Predicate<KeyValue<String, V>> eachRow) {
            char last = prefix.charAt(prefix.length() - 1);
            // no key is exactly this long, so that an inclusive end takes nothing with it that is not meant
            String end = prefix.substring(0, prefix.length() - 1) + (char) (last + 1);
            try (KeyValueIterator<String, V> rows =
                    result(RangeQuery.<String, V>withRange(prefix, end)).getResult()) {
                while (rows.hasNext() && eachRow.test(rows.next())) {
                    // the test does it
                }
            } catch (KafkaException e) {
                throw unavailable();
            }
        }

        @Override
        public void put(String key, V row) {
            throw new UnsupportedOperationException("read only");
        }

        @Override
        public void remove(String key) {
            throw new UnsupportedOperationException("read only");
        }

        private <R> QueryResult<R> result(Query<R> query) {
            KafkaStreams streams = stream.streams().orElseThrow(LocalStores::unavailable);
            var request = StateQueryRequest.inStore(store)
                    .withQuery(query)
                    .withPartitions(Set.of(partition))
                    .requireActive();
            try {
                QueryResult<R> result =
                        streams.query(request).getPartitionResults().get(partition);
                if (result == null || result.isFailure()) {
                    throw unavailable();
                }
                return result;
            } catch (KafkaException e) {
                // it has not started, is closing, its store moves away, or the registry must be asked and is away
                throw unavailable();
            }
        }
    }

    private static HolderUnavailableException unavailable() {
        return new HolderUnavailableException("The state that holds the answer is not ready here");
    }
}
