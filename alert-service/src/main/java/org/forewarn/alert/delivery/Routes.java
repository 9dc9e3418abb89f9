package org.forewarn.alert.delivery;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.forewarn.alert.audience.Recipients;
import org.forewarn.alert.listening.Listening;
import org.forewarn.alert.suppression.Suppressions;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.stereotype.Component;

/**
 * The listeners of all routes: each lane on each channel has its own threads and its own place in the topic, so that
 * routine messages never hold up urgent ones, and a mail server that is away never holds up texts.
 */
@Component
class Routes implements SmartLifecycle {

    /** With the other listeners; the providers' connections end after them. */
    private static final int PHASE = AbstractMessageListenerContainer.DEFAULT_PHASE;

    private static final long STOP_WITHIN_SECONDS = 18;

    private record Running(RouteListener listener, ConcurrentMessageListenerContainer<String, Object> container) {}

    private final ConcurrentKafkaListenerContainerFactory<String, Object> containers;
    private final List<Provider> providers;
    private final Recipients recipients;
    private final Suppressions suppressions;
    private final Ledger ledger;
    private final DeliveryProperties properties;
    private final Clock clock;
    private List<Running> running = List.of();

    Routes(
            @Qualifier(Listening.BATCHES) ConcurrentKafkaListenerContainerFactory<String, Object> containers,
            List<Provider> providers,
            Recipients recipients,
            Suppressions suppressions,
            Ledger ledger,
            DeliveryProperties properties,
            Clock clock) {
        this.containers = containers;
        this.providers = providers;
        this.recipients = recipients;
        this.suppressions = suppressions;
        this.ledger = ledger;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        var started = new ArrayList<Running>();
        for (Lane lane : Lane.values()) {
            for (Provider provider : providers) {
                for (int i = 0; i < properties.consumers(); i++) {
                    started.add(start(new Route(lane, provider), i));
                }
            }
        }
        running = List.copyOf(started);
    }

    private Running start(Route route, int number) {
        var courier = new Courier(route, recipients, suppressions, ledger, properties, clock);
        var listener = new RouteListener(route, courier, new Waits(properties.retryFrom(), properties.retryAtMost()));
        var container = containers.createContainer(route.lane().topic().name());
        container.setBeanName("alert-delivery-" + route.name() + "-" + number);
        container.getContainerProperties().setGroupId("alert-delivery-" + route.name());
        container.setupMessageListener(listener);
        container.start();
        return new Running(listener, container);
    }

    /** The wave in hand is finished and its outcome written; the rest waits for the next start. */
    @Override
    public synchronized void stop() {
        running.forEach(each -> each.listener().close());
        var stopped = new CountDownLatch(running.size());
        running.forEach(each -> each.container().stop(stopped::countDown));
        try {
            stopped.await(STOP_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running = List.of();
    }

    @Override
    public synchronized boolean isRunning() {
        return !running.isEmpty();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
