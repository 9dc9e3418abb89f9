package org.forewarn.matching.peer;

import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.state.HostInfo;
import org.forewarn.matching.stream.StreamLifecycle;

/** Finds the instance that holds the answer to a question, and asks it. */
public final class Peers {

    private static final StringSerializer KEY = new StringSerializer();

    private final StreamLifecycle stream;
    private final OwnAddress address;
    private final PeerClient client;

    Peers(StreamLifecycle stream, OwnAddress address, PeerClient client) {
        this.stream = stream;
        this.address = address;
        this.client = client;
    }

    /**
     * The answer of whoever holds a key.
     *
     * @param key as records reach the answerer's store by; its partition is this key's
     * @throws HolderUnavailableException when it cannot be had now
     */
    public <Q, A> A ask(Answerer<Q, A> answerer, String key, Q question) {
        KafkaStreams streams =
                stream.streams().orElseThrow(() -> new HolderUnavailableException("The stream has not started"));
        KeyQueryMetadata holder = holder(streams, answerer.store(), key);
        return holder.activeHost().equals(address.host())
                ? answerer.answer(holder.partition(), question)
                : client.ask(holder.activeHost(), answerer, holder.partition(), question);
    }

    private static KeyQueryMetadata holder(KafkaStreams streams, String store, String key) {
        try {
            KeyQueryMetadata holder = streams.queryMetadataForKey(store, key, KEY);
            // while an active task is on its way from one instance to another, only the host is missing
            if (holder == null
                    || holder.equals(KeyQueryMetadata.NOT_AVAILABLE)
                    || holder.activeHost().equals(HostInfo.unavailable())) {
                throw new HolderUnavailableException("The partitions are being given out");
            }
            return holder;
        } catch (StreamsException | IllegalStateException e) {
            throw new HolderUnavailableException("The stream does not run");
        }
    }
}
