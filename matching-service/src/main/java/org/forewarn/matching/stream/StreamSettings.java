package org.forewarn.matching.stream;

import static java.util.Map.entry;
import static org.apache.kafka.streams.StreamsConfig.consumerPrefix;
import static org.apache.kafka.streams.StreamsConfig.producerPrefix;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.forewarn.schemas.Topics;

/**
 * What Kafka Streams is told. Whatever the service does not say here comes from {@code spring.kafka.*}: addresses,
 * security, state directory, replication.
 *
 * @param threads number of stream threads
 * @param commitInterval how long results may wait for their transaction's commit
 * @param stateCacheBytes memory of all state stores together
 * @param writeBufferBytes how much of it may be unwritten rows
 */
public record StreamSettings(int threads, Duration commitInterval, long stateCacheBytes, long writeBufferBytes) {

    /** Half of a hop's commit interval at most is spent waiting for records that are already there. */
    private static final Duration POLL = Duration.ofMillis(20);

    /** A dead instance's work moves on after this; a garbage collection does not last so long. */
    private static final Duration SESSION = Duration.ofSeconds(10);

    /** Readers of committed records wait behind a dead instance's transaction for so long. */
    private static final Duration TRANSACTION = Duration.ofSeconds(10);

    /** Room for what a partition is sent between two commits of a busy stream. */
    private static final int BATCH_BYTES = 64 << 10;

    /** Our settings over Spring's: what bears load here is not to be changed from outside. */
    public Properties over(Map<String, Object> springs, Tally tally) {
        Map<String, Object> all = new HashMap<>(springs);
        all.putAll(guarantees());
        all.putAll(clients());
        all.putAll(state());
        all.put(DeadLetters.TALLY, tally);
        var properties = new Properties();
        properties.putAll(all);
        return properties;
    }

    private Map<String, Object> guarantees() {
        return Map.ofEntries(
                // state, outputs and position change together or not at all
                entry(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2),
                // every hop between stages waits for one commit
                entry(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitInterval.toMillis()),
                // a commit that is due waits for the poll to return
                entry(StreamsConfig.POLL_MS_CONFIG, POLL.toMillis()),
                entry(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads),
                // a generated name would change with the topology, and forget the state
                entry(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true),
                // never a silent skip
                entry(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetters.Undecodable.class),
                entry(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetters.Unprocessable.class),
                entry(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, Topics.REPORTS.deadLetters()));
    }

    private Map<String, Object> clients() {
        int session = (int) SESSION.toMillis();
        return Map.ofEntries(
                // a new installation begins with the first report
                entry(consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest"),
                // a transaction that was not committed did not happen
                entry(consumerPrefix(ConsumerConfig.ISOLATION_LEVEL_CONFIG), "read_committed"),
                entry(consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), session),
                // two may be lost
                entry(consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), session / 3),
                entry(producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), (int) TRANSACTION.toMillis()),
                // nobody may read a record before its commit, which sends all that is left: sending earlier, in more
                // and
                // smaller batches, is work for nothing
                entry(producerPrefix(ProducerConfig.LINGER_MS_CONFIG), (int) commitInterval.toMillis()),
                entry(producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES),
                // visits, links and cases of one man repeat what they say
                entry(producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4"));
    }

    private Map<String, Object> state() {
        return Map.ofEntries(
                // RocksDB's own memory already keeps what is hot; a second cache would only delay the changelog
                entry(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0L),
                entry(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, StateMemory.class),
                entry(StateMemory.CACHE_BYTES, stateCacheBytes),
                entry(StateMemory.WRITE_BUFFER_BYTES, writeBufferBytes));
    }
}
