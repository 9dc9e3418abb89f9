package org.forewarn.kit.table;

import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * What a {@link TopicTable} fills. Both methods are called by one thread, never at once; whoever reads the rows reads
 * them from other threads meanwhile.
 *
 * @param <V> what a record's value is read as
 */
public interface Rows<V> {

    /**
     * Takes in what one poll brought, in the order of each partition; a null value is a tombstone. Runs again with
     * records it has had before when it throws, or after the topic could not be read: a record is put, never added.
     */
    void apply(ConsumerRecords<String, V> records);

    /**
     * Forgets everything: the topic is read from its beginning again, because it is another one now or has lost
     * tombstones that were never seen here.
     */
    void clear();
}
