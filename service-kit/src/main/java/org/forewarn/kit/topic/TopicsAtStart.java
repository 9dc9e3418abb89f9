package org.forewarn.kit.topic;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.forewarn.schemas.TopicCreation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Creates missing topics before any listener, stream or table starts, however many services start at once. */
final class TopicsAtStart implements SmartLifecycle {

    /** Before everything that reads: listener containers and streams are at the other end of the scale. */
    static final int PHASE = Integer.MIN_VALUE + 1_000;

    private static final Logger log = LoggerFactory.getLogger(TopicsAtStart.class);
    private static final int CALL_TIMEOUT_MILLIS = 5_000;

    private final Map<String, Object> adminProperties;
    private final Duration wait;
    private volatile boolean running;

    TopicsAtStart(Map<String, Object> adminProperties, Duration wait) {
        this.adminProperties = adminProperties;
        this.wait = wait;
    }

    @Override
    public void start() {
        adminProperties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, CALL_TIMEOUT_MILLIS);
        adminProperties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) wait.toMillis());
        try (Admin admin = Admin.create(adminProperties)) {
            var created = TopicCreation.createMissing(admin);
            if (!created.isEmpty()) {
                log.info("Created {} topics", created.size());
            }
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
