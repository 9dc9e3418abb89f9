package org.forewarn.benchmarks.stream;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.forewarn.local.ServiceAlone;
import org.forewarn.schemas.Topics;

/** How far the stream is behind, over all topics that it reads, its own among them. */
final class StreamLag implements AutoCloseable {

    private static final String GROUP_BEGINS = "forewarn-matching";
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(30);

    private final Admin admin;

    StreamLag(ServiceAlone matching) {
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, matching.bootstrapServers()));
    }

    /** Records written and not yet handled; what is in no committed transaction does not count. */
    long records() throws ExecutionException, InterruptedException, TimeoutException {
        var done = admin.listConsumerGroupOffsets(group())
                .partitionsToOffsetAndMetadata()
                .get(CALL_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        // a stream that has not committed anything yet has all of its reports before it
        var partitions = new HashSet<>(done.keySet());
        admin.describeTopics(List.of(Topics.REPORTS.name()))
                .allTopicNames()
                .get(CALL_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                .forEach((topic, described) -> described
                        .partitions()
                        .forEach(each -> partitions.add(new TopicPartition(topic, each.partition()))));
        var ends = admin.listOffsets(
                        partitions.stream()
                                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest())),
                        new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get(CALL_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        long lag = 0;
        for (var end : ends.entrySet()) {
            var handled = done.get(end.getKey());
            lag += Math.max(0, end.getValue().offset() - (handled == null ? 0 : handled.offset()));
        }
        return lag;
    }

    /** The stream's application id tells its rules too; there is one stream here. */
    private String group() throws ExecutionException, InterruptedException, TimeoutException {
        return admin.listGroups().all().get(CALL_TIMEOUT.toSeconds(), TimeUnit.SECONDS).stream()
                .map(GroupListing::groupId)
                .filter(id -> id.startsWith(GROUP_BEGINS))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Waits until the stream has handled everything: nothing is left twice in a row, a commit apart.
     *
     * @param atMost records that may be left
     */
    void await(long atMost, Duration within) {
        long until = System.nanoTime() + within.toNanos();
        int quiet = 0;
        try {
            while (quiet < 3) {
                if (System.nanoTime() > until) {
                    throw new IllegalStateException("The stream is " + records() + " records behind after " + within);
                }
                quiet = records() <= atMost ? quiet + 1 : 0;
                Thread.sleep(BETWEEN_LOOKS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The broker does not tell how far the stream is", e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
