package org.forewarn.alert.delivery.health;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Chooses by weight, the same for the same message: weighted rendezvous hashing (Thaler and Ravishankar; the logarithm
 * after Schindelhauer and Schomaker). When a weight changes, only as many messages change as must.
 */
public final class WeightedChoice {

    private static final double DIVISOR = 1L << 53;

    private WeightedChoice() {}

    /**
     * The order in which a message tries them. Those of weight 0 come last, in the order given.
     *
     * @param name tells them apart, and must not change
     */
    public static <T> List<T> order(
            UUID message, List<T> choices, Function<T, String> name, ToDoubleFunction<T> weight) {
        record Scored<T>(T choice, double score) {}
        return choices.stream()
                .map(choice -> new Scored<>(choice, score(message, name.apply(choice), weight.applyAsDouble(choice))))
                .sorted(Comparator.comparingDouble(Scored::score))
                .map(Scored::choice)
                .toList();
    }

    private static double score(UUID message, String name, double weight) {
        if (weight <= 0) {
            return Double.POSITIVE_INFINITY;
        }
        long mixed = mix(message.getMostSignificantBits() ^ mix(message.getLeastSignificantBits() ^ hash(name)));
        double uniform = ((mixed >>> 11) + 0.5) / DIVISOR;
        return -Math.log(uniform) / weight;
    }

    /** FNV-1a, 64 bits. */
    private static long hash(String name) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    /** The finaliser of SplitMix64. */
    private static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
