package org.forewarn.matching.exactness;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Channels between tasks. Of Kafka's promises it keeps only the one that holds between a producer's partition and a
 * consumer's: what was sent first comes first. Between channels anything may happen, and some are far slower than
 * others.
 */
final class Network {

    /** How much less often a slow channel moves than a fast one. */
    private static final double SLOW = 0.02;

    private static final double SHARE_OF_SLOW = 0.3;

    private final Random random;
    private final Map<String, Channel> channels = new LinkedHashMap<>();

    private record Channel(double speed, Deque<Runnable> deliveries) {}

    Network(Random random) {
        this.random = random;
    }

    /** Sends something; it is handled when {@code delivery} is run. */
    void send(String from, String to, Runnable delivery) {
        channels.computeIfAbsent(from + ">" + to, name -> new Channel(speed(), new ArrayDeque<>()))
                .deliveries()
                .add(delivery);
    }

    private double speed() {
        return random.nextDouble() < SHARE_OF_SLOW ? SLOW : 1;
    }

    /** Delivers from one channel; false when all are empty. */
    boolean step() {
        List<Channel> ready = new ArrayList<>();
        double total = 0;
        for (Channel channel : channels.values()) {
            if (!channel.deliveries().isEmpty()) {
                ready.add(channel);
                total += channel.speed();
            }
        }
        if (ready.isEmpty()) {
            return false;
        }
        double at = random.nextDouble() * total;
        int i = 0;
        while (i < ready.size() - 1 && at >= ready.get(i).speed()) {
            at -= ready.get(i).speed();
            i++;
        }
        ready.get(i).deliveries().remove().run();
        return true;
    }
}
