package org.forewarn.benchmarks.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.forewarn.schemas.Topics;

/** A topic of as many partitions as {@code reports} has, for whoever is compared with intake. */
final class BenchTopic {

    private static final int CALL_TIMEOUT_SECONDS = 20;
    /** What lies in it is of no use: the disk is. */
    private static final String MAX_BYTES_OF_PARTITION = String.valueOf(64 << 20);

    private BenchTopic() {}

    /** Makes one; its name. */
    static String created(String bootstrapServers, String name) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            var topic = new NewTopic(name, Optional.of(Topics.REPORTS.partitions()), Optional.empty())
                    .configs(Map.of(
                            TopicConfig.CLEANUP_POLICY_CONFIG,
                            TopicConfig.CLEANUP_POLICY_DELETE,
                            TopicConfig.RETENTION_BYTES_CONFIG,
                            MAX_BYTES_OF_PARTITION));
            admin.createTopics(List.of(topic)).all().get(CALL_TIMEOUT_SECONDS, TimeUnit.SECONDS);
            return name;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The topic could not be created", e);
        }
    }
}
