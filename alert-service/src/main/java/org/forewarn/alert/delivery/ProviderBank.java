package org.forewarn.alert.delivery;

import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.forewarn.alert.delivery.health.ProviderHealth;
import org.forewarn.alert.delivery.health.ProviderHealth.Cause;
import org.forewarn.alert.listening.Trouble;
import org.forewarn.schemas.event.Channel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Every provider with its health and its pace, by channel. */
@Component
class ProviderBank implements DisposableBean {

    private static final long TICK_MILLIS = 200;

    private static final Logger log = LoggerFactory.getLogger(ProviderBank.class);

    private final Map<Channel, Gateways> channels = new EnumMap<>(Channel.class);
    private final Map<String, Gateway> byName = new HashMap<>();
    private final Map<String, Cause> known = new HashMap<>();
    private final Map<Channel, Map<Lane, Integer>> held = new EnumMap<>(Channel.class);
    private final DeliveryMetrics metrics;

    /** A thread of its own: what else is scheduled may wait for a database. */
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("provider-health").daemon().factory());

    ProviderBank(
            List<ProviderSource> sources,
            DeliveryProperties properties,
            DeliveryMetrics metrics,
            ReceiptsHeard receipts,
            Clock clock) {
        this.metrics = metrics;
        Map<Channel, List<Gateway>> gateways = new EnumMap<>(Channel.class);
        for (ProviderSource source : sources) {
            for (Provider provider : source.providers()) {
                Terms terms = provider.terms();
                var health =
                        new ProviderHealth(terms.name(), properties.health().settings(), terms.givesReceipts(), clock);
                var pace = new Pace(terms.segmentsPerSecond(), TimeMeter.SYSTEM_NANOTIME);
                var gateway = new Gateway(provider, health, pace, metrics, clock);
                if (byName.put(terms.name(), gateway) != null) {
                    throw new IllegalStateException("two providers are called " + terms.name());
                }
                gateways.computeIfAbsent(terms.channel(), channel -> new ArrayList<>())
                        .add(gateway);
                metrics.watch(gateway);
            }
        }
        gateways.forEach((channel, its) -> channels.put(channel, new Gateways(its)));
        receipts.listen(this::receipt);
        ticks.scheduleWithFixedDelay(this::tickAll, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** The channels that somebody carries. */
    Set<Channel> channels() {
        return new HashSet<>(channels.keySet());
    }

    Gateways of(Channel channel) {
        return Objects.requireNonNull(channels.get(channel), () -> "nobody carries " + channel);
    }

    /** A provider told what became of a message. */
    private void receipt(String provider, String messageId) {
        Gateway gateway = byName.get(provider);
        if (gateway != null) {
            gateway.health().receipt(messageId);
        }
    }

    /**
     * A route's partitions came or went. A provider's rate is shared by all lanes, so it is the part of all their
     * partitions that counts: over all replicas these parts are one.
     */
    synchronized void holds(Route route, int partitions) {
        Map<Lane, Integer> lanes = held.computeIfAbsent(route.channel(), channel -> new EnumMap<>(Lane.class));
        lanes.put(route.lane(), partitions);
        int all = 0;
        for (Lane lane : Lane.values()) {
            all += lane.topic().partitions();
        }
        double part = lanes.values().stream().mapToInt(Integer::intValue).sum() / (double) all;
        of(route.channel()).all().forEach(gateway -> gateway.pace().part(part));
    }

    private void tickAll() {
        try {
            tick();
        } catch (RuntimeException e) {
            log.error("The health of providers cannot be looked at: {}", Trouble.trace(e));
        }
    }

    private void tick() {
        byName.forEach((name, gateway) -> {
            gateway.tick();
            Cause cause = gateway.health().cause();
            if (cause != known.get(name)) {
                if (cause == null) {
                    known.remove(name);
                    log.info("Provider {} is used again, by and by", name);
                } else {
                    known.put(name, cause);
                    metrics.left(gateway.terms(), Words.of(cause));
                    log.warn("Provider {} is left: {}", name, Words.of(cause));
                }
            }
        });
    }

    Map<String, Gateway> all() {
        return Map.copyOf(byName);
    }

    @Override
    public void destroy() {
        ticks.shutdownNow();
    }
}
