package org.forewarn.matching.takeover;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** How far a stream is behind, over all that it reads: the public topics and its own between the stages. */
final class Lag {

    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(10);

    private final Admin admin;
    private final String group;

    Lag(Admin admin, String group) {
        this.admin = admin;
        this.group = group;
    }

    /**
     * Records that are written and not yet handled.
     *
     * @param sources topics that the stream reads whether or not it has begun to; its own it has read once they have records
     */
    long records(Collection<String> sources) throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, Long> handled = handled();
        Set<TopicPartition> partitions = partitions(sources);
        Map<TopicPartition, Long> begins = offsets(partitions, OffsetSpec.earliest());
        partitions.addAll(handled.keySet());
        long lag = 0;
        for (var end : offsets(partitions, OffsetSpec.latest()).entrySet()) {
            Long from = handled.getOrDefault(end.getKey(), begins.get(end.getKey()));
            lag += from == null ? 0 : Math.max(0, end.getValue() - from);
        }
        return lag;
    }

    private Set<TopicPartition> partitions(Collection<String> topics)
            throws ExecutionException, InterruptedException, TimeoutException {
        var partitions = new HashSet<TopicPartition>();
        admin.describeTopics(topics)
                .allTopicNames()
                .get(ANSWERS_WITHIN.toSeconds(), TimeUnit.SECONDS)
                .forEach((topic, description) -> description
                        .partitions()
                        .forEach(one -> partitions.add(new TopicPartition(topic, one.partition()))));
        return partitions;
    }

    private Map<TopicPartition, Long> handled() throws ExecutionException, InterruptedException, TimeoutException {
        return admin
                .listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(ANSWERS_WITHIN.toSeconds(), TimeUnit.SECONDS)
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue() != null)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec which)
            throws ExecutionException, InterruptedException, TimeoutException {
        return admin
                .listOffsets(
                        partitions.stream().collect(Collectors.toMap(one -> one, one -> which)),
                        new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get(ANSWERS_WITHIN.toSeconds(), TimeUnit.SECONDS)
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }
}
