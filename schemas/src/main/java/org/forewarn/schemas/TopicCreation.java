package org.forewarn.schemas;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics that are missing. Any number of services may do so at once. */
public final class TopicCreation {

    private static final long WAIT_SECONDS = 60;

    private TopicCreation() {}

    /**
     * @return the names that were created; those that were there stay as they are
     * @throws IllegalStateException when the broker refuses or does not answer within a minute
     */
    public static Set<String> createMissing(Admin admin) {
        try {
            Set<String> there = admin.listTopics().names().get(WAIT_SECONDS, TimeUnit.SECONDS);
            List<NewTopic> missing =
                    wanted().stream().filter(t -> !there.contains(t.name())).toList();
            var results = admin.createTopics(missing).values();
            var created = new java.util.TreeSet<String>();
            for (var result : results.entrySet()) {
                try {
                    result.getValue().get(WAIT_SECONDS, TimeUnit.SECONDS);
                    created.add(result.getKey());
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw e;
                    }
                }
            }
            return created;
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The broker did not create the topics", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the topics were created", e);
        }
    }

    /** The broker's own default decides on replication, so that one machine and a cluster use the same code. */
    private static List<NewTopic> wanted() {
        var wanted = new ArrayList<NewTopic>();
        for (Topic<?> topic : Topics.all()) {
            wanted.add(new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty())
                    .configs(topic.settings()));
            wanted.add(new NewTopic(topic.deadLetters(), Optional.of(topic.partitions()), Optional.empty())
                    .configs(Topic.deadLetterSettings()));
        }
        return wanted;
    }
}
