package org.forewarn.alert.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.forewarn.alert.delivery.Courier.CourierSettings;
import org.forewarn.schemas.event.Channel;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.stereotype.Component;

/**
 * Serves all routes: each lane on each channel has its own place in the topic and its own window, so that routine messages
 * never hold up urgent ones, and a mail server that is away never holds up texts.
 */
@Component
class Routes implements SmartLifecycle {

    /** With the other listeners; the providers' connections end after them. */
    private static final int PHASE = AbstractMessageListenerContainer.DEFAULT_PHASE;

    private record Running(RouteRunner runner, Courier courier) {}

    private final ConsumerFactory<String, Object> consumers;
    private final ProviderBank providers;
    private final Ledger ledger;
    private final DeliveryMetrics metrics;
    private final CourierSettings settings;
    private List<Running> running = List.of();

    Routes(
            ConsumerFactory<String, Object> consumers,
            ProviderBank providers,
            Ledger ledger,
            DeliveryMetrics metrics,
            CourierSettings settings) {
        this.consumers = consumers;
        this.providers = providers;
        this.ledger = ledger;
        this.metrics = metrics;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        var started = new ArrayList<Running>();
        for (Lane lane : Lane.values()) {
            for (Channel channel : providers.channels()) {
                started.add(start(new Route(lane, channel)));
            }
        }
        running = List.copyOf(started);
    }

    private Running start(Route route) {
        var backlog = new Backlog(settings.clock());
        var courier = new Courier(route, backlog, ledger, providers.of(route.channel()), settings);
        String group = "alert-delivery-" + route.name();
        var runner = new RouteRunner(
                route,
                () -> consumers.createConsumer(group, group, null, new Properties()),
                backlog,
                settings.deadLetters(),
                settings.clock());
        metrics.watch(route, backlog);
        courier.start();
        runner.start(partitions -> providers.holds(route, partitions));
        return new Running(runner, courier);
    }

    /** What is in hand is finished and its outcome written; the rest waits for the next start. */
    @Override
    public synchronized void stop() {
        List<Thread> stopping = running.stream()
                .map(each -> Thread.ofVirtual().start(() -> {
                    each.courier().close();
                    each.runner().close();
                }))
                .toList();
        try {
            for (Thread each : stopping) {
                each.join();
            }
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
