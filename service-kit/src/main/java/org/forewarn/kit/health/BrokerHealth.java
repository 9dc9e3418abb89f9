package org.forewarn.kit.health;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Asks the broker for its cluster, as every client must before it can do anything. */
final class BrokerHealth implements HealthIndicator, AutoCloseable {

    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(2);

    private final Admin admin;

    BrokerHealth(Map<String, Object> adminProperties) {
        adminProperties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) ANSWERS_WITHIN.toMillis());
        adminProperties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ANSWERS_WITHIN.toMillis());
        // found again soon after it comes back
        adminProperties.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, (int) ANSWERS_WITHIN.toMillis());
        this.admin = Admin.create(adminProperties);
    }

    @Override
    public Health health() {
        try {
            admin.describeCluster().clusterId().get(ANSWERS_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            return Health.up().build();
        } catch (ExecutionException | TimeoutException e) {
            return Health.down().build();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Health.down().build();
        }
    }

    @Override
    public void close() {
        admin.close(ANSWERS_WITHIN);
    }
}
